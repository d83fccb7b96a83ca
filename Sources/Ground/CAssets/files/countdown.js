// The time left until a moment, by the server's clock.
const two = (number) => String(number).padStart(2, "0");

for (const block of document.querySelectorAll("[data-countdown]")) {
  const left = block.querySelector("[data-countdown-left]");
  const shift = Number(block.dataset.now) - Date.now();
  const end = Number(block.dataset.countdown);
  const show = () => {
    const seconds = Math.floor((end - Date.now() - shift) / 1000);
    if (seconds <= 0) {
      left.textContent = block.dataset.over;
      return clearInterval(timer);
    }
    const days = Math.floor(seconds / 86400);
    const hours = `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
    left.textContent = days > 1 ? block.dataset.days.replace("#", days) : days === 1 ? `${block.dataset.day} ${hours}` : hours;
  };
  const timer = setInterval(show, 1000);
  show();
}
