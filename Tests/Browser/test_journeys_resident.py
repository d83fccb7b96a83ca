"""A resident: an account confirmed by the letter received, an idea deposited step by step, then what she does with it."""

import re

import pytest

from rig.mail import links_of
from rig.walk import MODES, Walk, mode_name

PASSWORD = "les canards du canal"


@pytest.fixture(scope="session")
def photograph(chromium):
    """A JPEG of some size, as a telephone would send."""
    context = chromium.context(width=1200, height=800)
    page = context.new_page()
    page.set_content("<body style='background:linear-gradient(#5a8c6e,#f0c850);font:120px serif'>Gare")
    content = page.screenshot(type="jpeg", quality=80)
    context.close()
    return {"name": "IMG_2041.jpg", "mimeType": "image/jpeg", "buffer": content}


def path_in(letter, words, site):
    """The link of a letter that has these words in its address."""
    for link in links_of(letter):
        if words in link and link.startswith(site.address):
            return link.rstrip(".)")
    raise AssertionError(f"no link with {words} in {links_of(letter)}")


def create_account(walk, mailbox, given="Noémie", family="Carderousse", email="noemie@ailleurs.example"):
    walk.go("/inscription")
    walk.fill("Prénom", given, exact=True)
    walk.fill("Nom de famille", family)
    walk.fill("Adresse électronique", email)
    walk.fill("Mot de passe", PASSWORD)
    walk.check("J’ai lu ces quelques règles")
    walk.press("Créer mon compte")
    walk.reads("Regardez vos courriels")
    walk.go(path_in(mailbox.wait_for(email), "/confirmer", walk.site))
    walk.fill("Mot de passe", PASSWORD)
    walk.press("Oui, c’est bien moi")
    assert walk.page.locator("header").get_by_text(given).count() > 0, walk.words[:800]
    return email


@pytest.mark.parametrize("javascript", MODES, ids=mode_name)
def test_a_resident_creates_an_account_and_deposits_an_idea(own_site, mailbox, window, photograph, javascript):
    walk = Walk(window(javascript=javascript), own_site, "resident")
    email = create_account(walk, mailbox)
    walk.go("/editions/2026/proposer")
    walk.fill("Titre de votre idée", "Un abri vélos près de la gare")
    if javascript:
        # What others proposed comes while she writes.
        walk.page.get_by_label("Titre de votre idée").press_sequentially(" !")
        walk.page.locator("[data-similar] a").first.wait_for()
        assert "abri" in walk.page.locator("[data-similar]").inner_text().lower()
    walk.fill("En une ou deux phrases", "Dix places couvertes et éclairées devant la gare.")
    walk.select("Thème", "Se déplacer")
    walk.press("Enregistrer et continuer")
    walk.reads("Votre brouillon est enregistré", "Un abri fermé pour vélos et vélos-cargos")

    # The draft waits for her.
    draft = walk.path
    walk.go("/mes-idees")
    walk.reads("Un abri vélos près de la gare")
    walk.go(draft)
    walk.fill("Où", "Place de la Gare")
    if javascript:
        show_a_point(walk)
    else:
        # A point by its two numbers: far away first, then in the town.
        walk.page.locator("summary", has_text="Écrire les coordonnées").click()
        walk.fill("Latitude", "48,8566")
        walk.fill("Longitude", "2,3522")
        walk.press("Enregistrer et continuer")
        walk.reads("Ce point est hors de la ville")
        latitude, longitude = own_site.query("select latitude, longitude from proposals where latitude is not null limit 1")[0]
        walk.fill("Latitude", str(latitude).replace(".", ","))
        walk.fill("Longitude", str(longitude).replace(".", ","))
        assert walk.page.get_by_label("Où").first.input_value() == "Place de la Gare", "what was typed is lost"
    walk.press("Enregistrer et continuer")
    walk.is_at("/presentation$")
    walk.fill("Votre idée en détail", "Chaque matin, vingt vélos sont attachés aux barrières.\n\nUn abri éclairé suffirait.")
    walk.fill("Coût", "18 500")
    walk.press("Enregistrer et continuer")
    walk.page.get_by_label("Photo", exact=False).and_(walk.page.locator("input[type=file]")).set_input_files(photograph)
    walk.press("Ajouter cette photo")
    walk.reads("Ce que l’on voit sur la photo")
    assert walk.page.locator("main [role=alert]").count() == 1, "a photo without words is accepted"
    walk.page.locator("input[name=photo]").set_input_files(photograph)
    walk.fill("Ce que l’on voit", "Une vingtaine de vélos attachés aux barrières de la gare")
    walk.press("Ajouter cette photo")
    walk.reads("La photo est ajoutée")
    assert walk.page.locator("main img[alt*='barrières de la gare']").count() == 1
    walk.press("Continuer vers la relecture")
    walk.reads("Un abri vélos près de la gare", "Place de la Gare", "18 500 €")
    deposit(walk)
    public, number = re.search(r"Reçu de dépôt n°\s(2026-(\d+))", walk.words).groups()
    walk.reads("Merci", f"sous le numéro {public}", "Ce reçu vaut accusé de réception", "Reçue le")
    letter = mailbox.wait_for(email, f"numéro {public}")
    assert letter is not None
    walk.go(f"/editions/2026/propositions/{number}")
    walk.reads("Un abri vélos près de la gare", "Noémie Carderousse", "Place de la Gare", "Déposée")

    # She edits it, then withdraws it.
    walk.go("/mes-idees")
    walk.press("Un abri vélos près de la gare")
    walk.press("Modifier")
    walk.fill("Titre de votre idée", "Un abri à vélos devant la gare")
    walk.press("Publier les changements")
    walk.go(f"/editions/2026/propositions/{number}")
    walk.reads("Un abri à vélos devant la gare")
    walk.go("/mes-idees")
    walk.press("Un abri à vélos devant la gare")
    withdraw(walk)
    walk.go(f"/editions/2026/propositions/{number}")
    walk.reads("Retirée")


def deposit(walk):
    for label in ("J’habite", "J’y habite", "habite"):
        if walk.page.locator("main").get_by_role("radio", name=label).count():
            walk.check(label)
            break
    birth = walk.page.locator("main").get_by_label("Année de naissance")
    if birth.count():
        birth.fill("1991")
    walk.page.locator("main input[name=accepts]").check(force=True)
    walk.press("Déposer mon idée")


def show_a_point(walk):
    """A click on the map fills the two fields."""
    walk.page.locator(".leaflet-container").wait_for()
    walk.page.locator(".leaflet-container").scroll_into_view_if_needed()
    box = walk.page.locator(".leaflet-container").bounding_box()
    walk.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert walk.page.locator("input[name=latitude]").input_value() != ""
    assert walk.page.locator("input[name=longitude]").input_value() != ""


def withdraw(walk):
    walk.page.locator("summary", has_text="Retirer mon idée").click()
    walk.fill("Pourquoi", "Une autre idée dit la même chose.")
    walk.press("Retirer définitivement")
    walk.reads("retirée")


@pytest.mark.parametrize("javascript", MODES, ids=mode_name)
def test_a_resident_follows_comments_and_answers(own_site, walks, javascript):
    walk = walks(own_site, "resident", javascript)
    walk.go("/editions/2026/propositions/9")
    walk.press("Suivre", exact=True)
    walk.reads("Vous suivez")
    walk.fill("Votre commentaire", "")
    walk.press("Publier", exact=True)
    assert walk.page.locator("main [role=alert]").count() == 1
    walk.fill("Votre commentaire", "Deux familles de l’immeuble en rêvent. Merci !")
    walk.press("Publier", exact=True)
    walk.reads("Deux familles de l’immeuble en rêvent")
    walk.go("/mes-suivis")
    walk.reads("Un abri fermé pour vélos et vélos-cargos")
    walk.press("Un abri fermé pour vélos et vélos-cargos")
    walk.press("Ne plus suivre")
    walk.does_not_read("Vous suivez")


@pytest.mark.parametrize("javascript", MODES, ids=mode_name)
def test_a_co_author_accepts_to_sign(own_site, mailbox, walks, javascript):
    sylvie = walks(own_site, "resident", javascript)
    other = own_site.query("select email, display_name from accounts where email like '%valmont.example' and id not in (select account_id from grants)"
                           " and email not like 'sylvie%' order by id desc limit 1")[0]
    sylvie.go("/mes-idees")
    own = own_site.query("select p.id, p.number, p.title from proposals p join accounts a on a.id = p.author_id join editions e on e.id = p.edition_id"
                         " where a.email like 'sylvie%' and e.slug = '2026' and p.status = 'deposited'")[0]
    sylvie.go(f"/mes-idees/{own[0]}")
    sylvie.fill("Inviter quelqu’un à signer avec vous", other[0])
    sylvie.press("Inviter", exact=True)
    sylvie.reads("sans réponse pour l’instant")
    link = path_in(mailbox.wait_for(other[0]), "co-signer", own_site)
    # The letter's link asks her to sign in first, and brings her back.
    guest = walks(own_site, None, javascript, name="co-author")
    guest.go(link)
    if "/connexion" not in guest.path:
        guest.press("Se connecter")
    guest.fill("Adresse électronique", other[0])
    guest.fill("Mot de passe", own_site.logins[0]["password"])
    guest.press("Me connecter", exact=True)
    guest.press("Accepter de signer")
    guest.go(f"/editions/2026/propositions/{own[1]}")
    guest.reads(own[2], other[1])
