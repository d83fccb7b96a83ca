"""Who follows a proposal without an account, and who follows a whole territory: in French and in English."""

import pytest

from rig.mail import links_of
from rig.walk import WAYS, plain, way_name


@pytest.mark.parametrize("way", WAYS, ids=way_name)
def test_an_address_is_told_when_a_proposal_moves_until_it_says_stop(own_site, mailbox, walks, way):
    number, title = own_site.query("select p.number, p.title from proposals p join editions e on e.id = p.edition_id"
                                   " where e.slug = '2026' and p.status = 'deposited' and p.hidden_at is null order by p.number")[0]
    visitor = walks(own_site, None, way=way, name="following-visitor")
    visitor.go("/")
    visitor.follow("Où en est mon projet ?")
    visitor.fill("Numéro ou mots de la proposition", f"2026-{number}")
    visitor.press("Chercher")
    visitor.press(title)
    visitor.go(f"/editions/2026/propositions/{number}/suivi")
    visitor.press("Prévenez-moi quand elle avance")
    visitor.press("Prévenez-moi", exact=True)
    visitor.must_correct()
    visitor.fill("Adresse électronique", "marius@exemple.fr")
    visitor.press("Prévenez-moi", exact=True)
    visitor.reads("Regardez votre boîte : un courriel vous demande de confirmer votre adresse.")
    letter = mailbox.wait_for("marius@exemple.fr", title)
    link = next(link for link in links_of(letter) if "/prevenez-moi/" in link).removeprefix(own_site.address)
    visitor.go(link)
    visitor.reads("Confirmez que cette adresse est la vôtre : marius@exemple.fr.")
    visitor.press("Oui, prévenez-moi")
    visitor.reads("C’est confirmé : nous vous écrirons à chaque étape.")
    # Stopped, nothing is kept.
    visitor.press("Ne plus m’écrire")
    visitor.reads("Nous ne vous écrirons plus. Votre adresse est effacée.")
    assert own_site.query("select count(*) from mail_follows where email = 'marius@exemple.fr'")[0][0] == 0


@pytest.mark.parametrize("way", WAYS, ids=way_name)
def test_an_elected_member_reads_her_territory_and_what_is_coming(own_site, walks, way):
    elected = walks(own_site, "elected", way=way, name="elected")
    elected.go("/bureau")
    elected.follow("Mon territoire")
    elected.reads("Budget participatif 2026", "propositions", "Dans les trois mois")
    count = own_site.query("select count(*) from proposals p join editions e on e.id = p.edition_id where e.slug = '2026' and p.number is not null")[0][0]
    assert str(count) in plain(elected.words)
    elected.press("Toute la liste, avec filtres et fichier")
    elected.is_at("^/bureau/editions/2026/propositions")
    elected.go("/bureau/elu")
    elected.press("Bilan de l’édition")
    elected.is_at("^/bureau/editions/2026/")
