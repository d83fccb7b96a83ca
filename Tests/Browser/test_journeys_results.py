"""The officer counts, prepares, tells the proposers; nobody sees the result before the proclamation; then the works begin."""

import datetime
import time

import pytest

from rig.calendar import DAY, now, open_phase, write
from rig.walk import MODES, mode_name, plain


def moment(hours):
    return (datetime.datetime.now() + datetime.timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M")


def waits_until(site, question):
    """The jobs pass every five seconds."""
    for _ in range(60):
        if site.query(question)[0][0]:
            return
        time.sleep(0.5)
    raise AssertionError(question)


CEREMONY = " from ceremonies where kind = 'vote' and superseded_at is null"


def the_bureau_opens_the_box(site, walks, javascript, officer):
    """Two of the three members enter their codes, each on her own page; one does not do, nor the code of another."""
    waits_until(site, "select frozen_at is not null" + CEREMONY)
    officer.go("/bureau/editions/2025/resultats")
    officer.reads("L’urne est scellée", "il faut les codes de 2 membres")
    officer.does_not_read("Ouvrir l’urne et dépouiller")
    shares = {role: site.login(role)["share"] for role in ("elected", "resident")}
    for role, other in (("elected", "resident"), ("resident", "elected")):
        member = walks(site, role, javascript, name=f"bureau-{role}")
        member.go("/editions/2025/urne")
        member.press("Ma page de membre du bureau")
        member.fill("Votre code", shares[other])
        member.press("Entrer mon code")
        member.reads("Ce code est celui de")
        member.fill("Votre code", shares[role].lower())
        member.press("Entrer mon code")
        member.does_not_read("Entrer mon code")
    waits_until(site, "select opened_at is not null" + CEREMONY)


@pytest.mark.parametrize("javascript", MODES, ids=mode_name)
def test_the_result_is_counted_prepared_told_and_published_at_its_hour(own_site, mailbox, walks, javascript):
    officer = walks(own_site, "project-officer", javascript, name="results")
    officer.go("/bureau/editions/2025/resultats")
    officer.does_not_read("Ouvrir l’urne")
    open_phase(own_site, "2025", "results")
    # No sheet of the batch of paper ballots was given out: they were destroyed before the close.
    write(own_site, "update ballot_batches set cancelled_at = ?", now() - DAY)
    the_bureau_opens_the_box(own_site, walks, javascript, officer)
    officer.go("/bureau/editions/2025/resultats")
    officer.press("Ouvrir l’urne et dépouiller")
    officer.reads("sous embargo", "bulletins", "Les projets lauréats")
    public = walks(own_site, None, javascript, name="results-visitor")
    closed = ["/editions/2025/resultats", "/editions/2025/resultats.csv", "/editions/2025/bulletins.pb", "/editions/2025/proces-verbal.json"]

    def is_secret():
        for path in closed:
            answer = public.page.request.get(own_site.address + path)
            assert "lauréat" not in answer.text().lower() or answer.status in (403, 404, 409), (path, answer.status, answer.text()[:500])
            assert answer.status in (200, 403, 404, 409) and (answer.status != 200 or path.endswith("resultats")), (path, answer.status)

    is_secret()
    officer.fill("Date et heure de la proclamation", moment(-30))
    officer.press("Fixer la proclamation")
    if "à corriger" not in officer.words:
        is_secret()
    officer.fill("Date et heure de la proclamation", moment(48))
    officer.fill("Numéro de délibération", "2026-12-310")
    officer.fill("Le mot du Maire", "Merci à toutes et à tous.")
    officer.press("Fixer la proclamation")
    officer.reads("Proclamation le")
    is_secret()
    officer.confirm("Envoyer les lettres")
    officer.does_not_read("Envoyer les lettres")
    mailbox.wait_for(own_site.query(
        "select a.email from projects pj join proposals p on p.id = pj.proposal_id join accounts a on a.id = p.author_id join editions e on e.id = pj.edition_id"
        " where e.slug = '2025' and pj.removed_at is null and a.email is not null limit 1")[0][0])
    is_secret()
    # The hour comes.
    write(own_site, "update proclamations set embargo_until = ? where edition_id = (select id from editions where slug = '2025')", now() - 60_000)
    public.page.wait_for_timeout(1100)
    public.go("/editions/2025/resultats")
    public.reads("Merci à toutes et à tous", "2026-12-310", "lauréats", "Voix")
    for path in closed[1:]:
        assert public.page.request.get(own_site.address + path).status == 200, path


@pytest.mark.parametrize("javascript", MODES, ids=mode_name)
def test_works_advance_are_spent_on_and_delayed_with_a_reason(own_site, mailbox, walks, javascript):
    officer = walks(own_site, "project-officer", javascript, name="works")
    officer.go("/bureau/editions/2023/realisation")
    officer.press("Sauver le lavoir du Coteau")
    desk = officer.path
    main = officer.page.locator("main")
    day = datetime.date.today()

    officer.go(desk + "/jalons")
    officer.fill("Ce qui sera fait", "Repose des pierres")
    officer.press("Ajouter le jalon")
    officer.reads("à corriger")
    assert main.locator("input[name=title]").input_value() == "Repose des pierres"
    officer.fill("Date promise", (day + datetime.timedelta(days=60)).isoformat())
    officer.press("Ajouter le jalon")
    officer.reads("Repose des pierres")
    milestone = own_site.query("select max(id) from milestones")[0][0]
    officer.go(f"{desk}/jalons/{milestone}")
    officer.fill("Nouvelle date", (day + datetime.timedelta(days=120)).isoformat())
    officer.press("Publier le report")
    officer.reads("à corriger")
    officer.fill("Pourquoi ce retard", "La carrière a fermé tout l’hiver.")
    officer.press("Publier le report")

    officer.go(desk + "/argent")
    officer.fill("Objet de la dépense", "Pierre de taille")
    officer.fill("Montant", "-800")
    officer.press("Inscrire la dépense")
    officer.reads("à corriger")
    assert main.locator("input[name=amount]").input_value() == "-800"
    officer.fill("Montant", "8 250,40")
    officer.press("Inscrire la dépense")
    officer.reads("8 250,40 €")

    officer.go(desk + "/nouvelles")
    officer.fill("Titre", "La charpente est posée")
    officer.fill("Texte", "Venez la voir samedi de dix heures à midi.")
    officer.press("Publier la nouvelle")
    public = walks(own_site, None, javascript, name="works-visitor")
    public.go(desk.replace("/bureau", "").replace("/realisation/", "/realisations/"))
    public.reads("Repose des pierres", "La carrière a fermé tout l’hiver", "La charpente est posée")
    # The lines of what was spent open on demand.
    assert "8 250,40 €" in plain(public.page.locator("main").text_content())
    public.go("/editions/2023/realisations")
    public.reads("Sauver le lavoir du Coteau")


@pytest.mark.parametrize("javascript", MODES, ids=mode_name)
def test_the_works_of_a_counted_edition_are_opened(own_site, walks, javascript):
    officer = walks(own_site, "project-officer", javascript, name="works-open")
    officer.go("/bureau/editions/2024/realisation")
    officer.press("Ouvrir leur suivi")
    officer.reads("Trois îlots de fraîcheur")
    public = walks(own_site, None, javascript, name="works-open-visitor")
    public.go("/editions/2024/realisations")
    public.reads("Trois îlots de fraîcheur")
