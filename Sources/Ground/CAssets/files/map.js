// Maps: outlines and places with Leaflet, fetched when the map comes near the screen. The list beside says the same.
const once = new Map();

const fetchScript = (url) => once.get(url) ?? once.set(url, new Promise((done, fail) => {
  const script = document.createElement("script");
  script.src = url;
  script.onload = done;
  script.onerror = fail;
  document.head.append(script);
})).get(url);

const fetchStyle = (url) => once.get(url) ?? once.set(url, new Promise((done) => {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = url;
  link.onload = link.onerror = done;
  // Before our own sheet, which adjusts it.
  document.head.prepend(link);
})).get(url);

// The city's outlines, once for all the maps of the page; without them there are still the places.
const fetchOutlines = (url) => url && (once.get(url) ?? once.set(url, fetch(url).then((answer) => answer.ok ? answer.json() : null).catch(() => null)).get(url));

// What the list beside the map says, a place a line.
const placesOf = (map) => !("listed" in map.dataset) ? [] : [...map.nextElementSibling.querySelectorAll("li[data-at]")].map((line) => {
  const [lat, lng] = line.dataset.at.split(" ").map(Number), [title, note] = line.children;
  return { lat, lng, title, note };
});

// Many places come as one text: number, latitude and longitude, each less the one before, five bits a sign, the lowest first.
const pointsOf = ({ points, href, name }) => {
  const places = [], sums = [0, 0, 0];
  let value = 0, weight = 1, rank = 0;
  for (const sign of points) {
    const bits = sign.charCodeAt(0) - 63;
    value += (bits & 31) * weight;
    weight *= 32;
    if (bits & 32) continue;
    sums[rank] += value % 2 ? -(value + 1) / 2 : value / 2;
    [value, weight, rank] = [0, 1, (rank + 1) % 3];
    if (rank) continue;
    const [number, lat, lng] = sums, title = document.createElement("a");
    title.href = href.replace(/[^/]*$/, number);
    title.textContent = name.replace("#", number);
    places.push({ lat: lat / 1e5, lng: lng / 1e5, title, number });
  }
  return places;
};

// Their names are asked for when one opens their mark: true when it has any to show.
const learn = async (places, { href }) => {
  const unnamed = places.filter((place) => place.number && !place.note).slice(0, 100);
  if (!unnamed.length) return false;
  try {
    const answer = await fetch(`${href}?n=${unnamed.map((place) => place.number).join()}`);
    if (!answer.ok) return false;
    const lines = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const place of unnamed) {
      const line = lines.querySelector(`li[data-number="${place.number}"]`);
      if (line) [place.title, place.note] = line.children;
    }
    return true;
  } catch { return false; }  // Without the network there is the number, and the list beside.
};

const linkTo = ({ title, note }) => {
  const block = document.createElement("div");
  const name = document.createElement("strong");
  name.append(title.cloneNode(true));
  block.append(name);
  if (note) {
    const words = document.createElement("p");
    words.textContent = note.textContent;
    block.append(words);
  }
  return block;
};

async function draw(element) {
  const files = element.dataset;
  const places = files.points ? pointsOf(files) : placesOf(element), own = element.querySelector("script");
  const [ground] = await Promise.all([fetchOutlines(files.outlines), fetchStyle(files.style), fetchScript(files.leaflet)]);
  const territories = own ? JSON.parse(own.textContent) : ground;
  const L = window.L;
  element.classList.add("map");
  const map = L.map(element, {
    maxZoom: 19, zoomSnap: files.tiles ? 1 : 0.1, zoomDelta: files.tiles ? 1 : 0.5, zoomControl: false, scrollWheelZoom: false, attributionControl: Boolean(files.credit),
    zoomAnimation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
  });
  map.attributionControl?.setPrefix(false);
  L.control.zoom({ zoomInTitle: files.zoomIn, zoomOutTitle: files.zoomOut }).addTo(map);
  if (files.tiles) {
    element.classList.add("map-tiles");
    L.tileLayer(files.tiles, { attribution: files.credit, maxZoom: 19 }).addTo(map);
  }

  const bounds = L.latLngBounds([]);
  const named = [];
  if (territories) {
    const outlines = L.geoJSON(territories, {
      interactive: !files.pick, style: () => ({ className: "map-outline" }),
      pointToLayer: () => null,
      onEachFeature: (feature, layer) => {
        const name = feature.properties?.name ?? feature.properties?.nom;
        // A name written, or shown on hovering; the outline leads nowhere, so the keyboard does not stop there.
        if (name && layer.bindTooltip) {
          layer.bindTooltip(String(name), "names" in files ? { permanent: true, direction: "center", className: "map-name" } : { sticky: true });
          if ("names" in files) named.push(layer);
        }
        layer.on("add", () => layer.getElement?.()?.setAttribute("tabindex", "-1"));
      },
    }).addTo(map);
    bounds.extend(outlines.getBounds());
  }
  const pin = L.divIcon({ className: "map-pin", iconSize: [24, 24], iconAnchor: [12, 24], popupAnchor: [0, -22] });
  for (const place of places) bounds.extend([place.lat, place.lng]);
  if (bounds.isValid()) map.fitBounds(bounds, { paddingTopLeft: [element.clientWidth < 480 ? 60 : 12, 12], paddingBottomRight: [12, 12], maxZoom: 16 }); else map.setView([46.6, 2.4], 5);
  if (named.length) spread(map, named);
  gather(L, map, pin, places, files);
  if (files.pick) pick(L, map, pin, files);
}

// Names that would touch: moved a little within their outline, or left out until one comes closer. The largest outlines choose first.
function spread(map, layers) {
  const size = (layer) => {
    const box = layer.getBounds();
    return map.latLngToLayerPoint(box.getSouthEast()).subtract(map.latLngToLayerPoint(box.getNorthWest()));
  };
  const show = () => {
    const frame = map.getContainer().getBoundingClientRect(), taken = [];
    for (const { layer, room } of layers.map((layer) => ({ layer, room: size(layer) })).sort((a, b) => b.room.x * b.room.y - a.room.x * a.room.y)) {
      const name = layer.getTooltip(), element = name.getElement();
      element.hidden = false;
      element.hidden = ![0, 12, -12, 24, -24].some((y) => {
        name.options.offset = [0, y];
        name.update();
        const box = element.getBoundingClientRect();
        return Math.abs(y) < room.y / 3 && box.left > frame.left && box.right < frame.right
          && !taken.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom) && taken.push(box);
      });
    }
  };
  map.on("zoomend resize", show);
  show();
}

// What a mark says when one opens it; the names come then.
const say = (mark, group, files) => mark.bindPopup(() => {
  const list = document.createElement("div");
  list.append(...group.map(linkTo));
  return list;
}, { maxHeight: 240 }).on("popupopen", async () => {
  if (await learn(group, files)) mark.getPopup().update();
});

// Places that would touch are one mark with their number; it opens on a click, or lists them when one cannot go closer.
function gather(L, map, icon, places, files) {
  const layer = L.layerGroup().addTo(map);
  const cell = 64;
  const show = () => {
    layer.clearLayers();
    const cells = new Map();
    for (const place of places) {
      const at = map.project([place.lat, place.lng], map.getZoom());
      const key = `${Math.floor(at.x / cell)} ${Math.floor(at.y / cell)}`;
      cells.get(key)?.push(place) ?? cells.set(key, [place]);
    }
    for (const group of cells.values()) {
      const middle = [0, 1].map((axis) => group.reduce((sum, place) => sum + (axis ? place.lng : place.lat), 0) / group.length);
      if (group.length === 1) {
        const name = group[0].title.textContent, mark = L.marker(middle, { icon, title: name, alt: name }).addTo(layer);
        say(mark, group, files).on("mouseover", async () => {
          if (await learn(group, files)) mark.getElement()?.setAttribute("title", group[0].title.textContent);
        });
        continue;
      }
      const words = files.many.replace("#", String(group.length));
      const mark = L.marker(middle, { icon: L.divIcon({ className: "map-cluster", html: String(group.length), iconSize: [40, 40] }), title: words, alt: words }).addTo(layer);
      const extent = L.latLngBounds(group.map((place) => [place.lat, place.lng]));
      mark.on("click keypress", ({ type, originalEvent }) => {
        if (type === "keypress" && originalEvent.key !== "Enter") return;
        if (map.getZoom() < 18 && !extent.getNorthEast().equals(extent.getSouthWest())) map.fitBounds(extent, { padding: [48, 48] });
        else if (!mark.getPopup()) say(mark, group, files).openPopup();
      });
    }
  };
  map.on("zoomend", show);
  show();
}

// Choosing a place: the two fields stay the truth, the map follows them and fills them.
function pick(L, map, icon, files) {
  const [latitude, longitude] = files.pick.split(" ").map((id) => document.getElementById(id));
  let marker;
  const put = (point) => {
    marker ??= L.marker(point, { icon, draggable: true, keyboard: true, title: files.pickHint, alt: files.pickHint }).addTo(map)
      .on("dragend", () => write(marker.getLatLng()));
    marker.setLatLng(point);
  };
  const write = (point) => {
    latitude.value = point.lat.toFixed(6);
    longitude.value = point.lng.toFixed(6);
    latitude.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const read = () => {
    const point = [latitude, longitude].map((field) => Number(field.value.replace(",", ".")));
    if (latitude.value && longitude.value && point.every(Number.isFinite)) {
      put(point);
      if (!map.getBounds().contains(point)) map.panTo(point);
    }
  };
  map.on("click", (event) => { put(event.latlng); write(event.latlng); });
  latitude.addEventListener("change", read);
  longitude.addEventListener("change", read);
  read();
}

const near = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (!entry.isIntersecting) continue;
    near.unobserve(entry.target);
    draw(entry.target).catch(() => { entry.target.hidden = true; });
  }
}, { rootMargin: "400px" });
for (const element of document.querySelectorAll("[data-map]")) near.observe(element);
