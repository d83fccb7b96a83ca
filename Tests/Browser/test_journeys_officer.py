"""The project officer, her colleagues and the elected member: rules made and published, proposals examined, studies assigned."""

import datetime

import pytest

from rig.calendar import open_phase, write
from rig.keyboard import Keyboard
from rig.walk import MODES, mode_name


def day(days):
    return (datetime.date.today() + datetime.timedelta(days=days)).isoformat()


@pytest.mark.parametrize("javascript", MODES, ids=mode_name)
def test_an_edition_is_made_by_the_guided_form_and_its_rules_published(own_site, walks, javascript):
    officer = walks(own_site, "project-officer", javascript, name="rules")
    officer.go("/bureau/editions")
    officer.fill("Nom de l’édition", "Budget participatif 2027")
    officer.fill("Son nom dans les adresses", "2027 été")
    officer.press("Ouvrir l’édition")
    officer.reads("lettres minuscules sans accent")
    assert officer.page.get_by_label("Nom de l’édition").input_value() == "Budget participatif 2027"
    officer.fill("Son nom dans les adresses", "2027")
    officer.fill("Une phrase pour la présenter", "La ville que nous voulons.")
    officer.select("Règles de départ", "Un règlement vierge")
    officer.press("Ouvrir l’édition")
    main = officer.page.locator("main")
    # 1. People
    officer.reads("L’édition est ouverte")
    main.locator("input[name=proposers-age]").fill("9")
    main.locator("input[name=voters-age]").fill("-3")
    officer.fill("Coût maximum d’un projet", "-100")
    officer.press("Enregistrer et continuer")
    officer.reads("à corriger")
    assert main.locator("input[name=proposers-age]").input_value() == "9"
    main.locator("input[name=voters-age]").fill("9")
    officer.fill("Coût maximum d’un projet", "90 000,50")
    officer.press("Enregistrer et continuer")
    # 2. Themes and criteria
    officer.fill("Thèmes", "Nature\nSport\nNature")
    officer.press("Enregistrer et continuer")
    officer.reads("Un thème est écrit deux fois")
    officer.fill("Thèmes", "Nature\nSport\nRues")
    main.locator("input[name=question-0]").fill("Le projet relève de la Ville")
    main.locator("textarea[name=reasons-0]").fill("Les bus dépendent de l’agglomération.")
    officer.press("Enregistrer et ajouter encore")
    main.locator("input[name=question-1]").fill("Le projet sert à tous")
    officer.press("Enregistrer et continuer")
    # 3. Money
    main.locator("input[name=name-0]").fill("Toute la ville")
    main.locator("input[name=amount-0]").fill("300 000")
    main.locator("input[name=reference-0]").fill("BP 2027, 12 décembre")
    officer.press("Enregistrer et ajouter encore")
    main.locator("input[name=name-1]").fill("Les Tanneurs")
    main.locator("input[name=amount-1]").fill("50 000")
    main.locator("select[name=territory-1]").select_option(label="Les Tanneurs")
    main.locator("input[name=fenced-1]").check(force=True)
    main.locator("input[name=reference]").fill("BP 2027, 12 décembre")
    officer.press("Enregistrer et continuer")
    # 4. Calendar: the end before the beginning first
    main.locator("input[name=opens-deposit]").fill(day(30) + "T09:00")
    main.locator("input[name=closes-deposit]").fill(day(20) + "T09:00")
    officer.press("Enregistrer et continuer")
    officer.reads("La clôture vient après l’ouverture")
    main.locator("input[name=closes-deposit]").fill(day(60) + "T18:00")
    main.locator("input[name=opens-vote]").fill(day(120) + "T09:00")
    main.locator("input[name=closes-vote]").fill(day(140) + "T18:00")
    main.locator("input[name=opens-results]").fill(day(150) + "T10:00")
    officer.press("Enregistrer et continuer")
    # 5. Ballot, 6. allocation, 7. words
    main.locator("input[name=minimum]").fill("1")
    main.locator("input[name=maximum]").fill("3")
    officer.press("Enregistrer et continuer")
    officer.check("S’arrêter là")
    officer.press("Enregistrer et continuer")
    officer.fill("Le règlement en quelques phrases simples", "Vous proposez au printemps, vous votez à l’été.")
    officer.press("Enregistrer et relire")
    officer.reads("90 000,50 €", "Les bus dépendent") if "Les bus" in officer.words else officer.reads("90 000,50 €")
    assert officer.words.count("Complet ") + officer.words.count("Par défaut ") >= 7, "each of the seven steps is complete, or as the form proposes it"
    version = officer.path
    officer.press("Soumettre à validation")
    officer.reads("une autre personne la valide")

    # Nobody outside the town hall sees the draft.
    visitor = walks(own_site, None, javascript, name="rules-visitor")
    assert visitor.go("/editions/2027") == 404

    elected = walks(own_site, "elected", javascript, name="rules-elected")
    elected.go(version)
    elected.fill("Votre avis", "Clair et court. Bravo.")
    elected.press("Donner mon avis")
    elected.press("Valider cette version")
    elected.reads("La version est validée")
    officer.go(version)
    officer.reads("Clair et court. Bravo.")
    officer.fill("Numéro de la délibération", "2026-11-204")
    officer.fill("Date du vote", day(3))
    officer.press("Inscrire la délibération")
    officer.reads("cette date est à venir")
    officer.fill("Date du vote", day(-2))
    officer.press("Inscrire la délibération")
    officer.confirm("Publier le règlement")
    officer.reads("Le règlement est publié")
    visitor.go("/editions/2027/reglement")
    visitor.reads("Vous proposez au printemps", "2026-11-204", "90 000,50 €", "300 000 €", "S’arrêt")
    visitor.go("/editions")
    visitor.reads("Budget participatif 2027")


@pytest.mark.parametrize("javascript", MODES, ids=mode_name)
def test_a_proposal_is_completed_examined_checked_and_announced(own_site, mailbox, walks, javascript):
    # A proposal that nobody has examined yet.
    number, identity, title, author = own_site.query(
        "select p.number, p.id, p.title, a.email from proposals p join accounts a on a.id = p.author_id join editions e on e.id = p.edition_id"
        " where e.slug = '2026' and p.status = 'deposited' and a.email is not null"
        " and not exists (select 1 from completions x where x.proposal_id = p.id)"
        " and not exists (select 1 from eligibility_reviews x where x.proposal_id = p.id) order by p.number desc limit 1")[0]
    officer = walks(own_site, "project-officer", javascript, name="examine")
    officer.go("/bureau")
    officer.reads("Examiner") if "Examiner" in officer.words else officer.reads("recevabilité")
    officer.go(f"/bureau/editions/2026/recevabilite/{number}")
    officer.reads(title)
    officer.page.locator("summary", has_text="Demander un complément").click()
    officer.page.locator("textarea[name=question]").fill("Combien de personnes s’en serviraient ?")
    officer.fill("Réponse attendue jusqu’au", day(-1))
    officer.press("Envoyer la demande")
    officer.reads("à corriger")
    assert officer.page.locator("textarea[name=question]").input_value() == "Combien de personnes s’en serviraient ?"
    officer.fill("Réponse attendue jusqu’au", day(9))
    officer.press("Envoyer la demande")
    mailbox.wait_for(author, "Combien de personnes")
    proposer = walks(own_site, author, javascript, name="complete")
    proposer.go(f"/mes-idees/{identity}")
    proposer.reads("La Ville vous demande une précision", "Combien de personnes s’en serviraient")
    proposer.fill("Votre réponse", "Une trentaine de familles du quartier.")
    proposer.press("Envoyer ma réponse")
    officer.go(f"/bureau/editions/2026/recevabilite/{number}")
    officer.reads("Une trentaine de familles")
    # One « no » without its reason, then with it.
    groups = officer.page.locator("input[type=radio][name^=answer-][value=yes]")
    for index in range(groups.count()):
        groups.nth(index).check(force=True)
    refused = officer.page.locator("input[type=radio][name^=answer-][value=no]").first
    refused.check(force=True)
    officer.press("Signer la décision")
    officer.reads("à corriger")
    field = officer.page.locator("textarea[name^=reason-]").first
    field.fill("Le terrain appartient au Département.")
    officer.press("Signer la décision")
    officer.reads("La décision est signée")
    officer.go(f"/bureau/editions/2026/recevabilite/{number}")
    officer.reads("Le terrain appartient au Département", "Signée par")
    # Who signed does not check.
    officer.does_not_read("Signer la vérification")
    checker = walks(own_site, "reviewer", javascript, name="check")
    checker.go(f"/bureau/editions/2026/recevabilite/{number}")
    checker.reads("Vérifier cette décision")
    checker.check("Confirmée")
    checker.press("Signer la vérification")
    public = walks(own_site, None, javascript, name="examine-visitor")
    public.go(f"/editions/2026/propositions/{number}")
    public.does_not_read("Le terrain appartient au Département")
    officer.go("/bureau/editions/2026/recevabilite/annonce")
    tick_row(officer, "announce", identity)
    officer.press("Prévenir les porteurs")
    mailbox.wait_for(author, "Département")
    mailbox.wait_for_all(own_site)
    public.go(f"/editions/2026/propositions/{number}")
    public.does_not_read("Le terrain appartient au Département")
    officer.go("/bureau/editions/2026/recevabilite/annonce")
    tick_row(officer, "release", identity)
    officer.press("Publier les décisions")
    public.go(f"/editions/2026/propositions/{number}")
    public.reads("Le terrain appartient au Département", "Non recevable")


@pytest.mark.parametrize("javascript", MODES, ids=mode_name)
def test_examining_with_the_keyboard_only(own_site, walks, javascript):
    numbers = own_site.query(
        "select p.number, p.title from proposals p join editions e on e.id = p.edition_id"
        " where e.slug = '2026' and p.status = 'deposited' and p.withdrawn_at is null and p.merged_into is null"
        " and not exists (select 1 from completions x where x.proposal_id = p.id)"
        " and not exists (select 1 from eligibility_drafts x where x.proposal_id = p.id)"
        " and not exists (select 1 from eligibility_reviews x where x.proposal_id = p.id and x.superseded_at is null) order by p.number limit 2")
    number, title = numbers[0]
    officer = walks(own_site, "project-officer", javascript, name="examine-keys")
    officer.go("/bureau/editions/2026/recevabilite?etape=a-examiner")
    keys = Keyboard(officer.page)
    keys.tab_to(title)
    keys.enter()
    officer.reads(title, "La grille")
    groups = officer.page.locator("input[type=radio][name^=answer-][value=yes]").evaluate_all("all => all.map(e => e.name)")
    for field in groups:
        keys.tab_to(field=field)
        keys.press("Space")
    # The last answer becomes a no, with its reason.
    keys.press("ArrowRight")
    assert keys.focused()["field"] == groups[-1]
    keys.tab_to(field=groups[-1].replace("answer", "reason"))
    keys.type("Le terrain appartient au Département.")
    keys.tab_to("Signer la décision")
    keys.enter()
    # The next one is there, without going back to the list.
    officer.reads("la décision est signée", "Voici la suivante", "La grille")
    keys.tab_to("Suivante")
    keys.enter()
    officer.reads("La grille")
    signed = own_site.query(
        "select count(*) from eligibility_reviews r join proposals p on p.id = r.proposal_id join editions e on e.id = p.edition_id"
        f" where e.slug = '2026' and p.number = {number} and r.outcome = 'ineligible'")
    assert signed == [(1,)]


def tick_row(walk, field, identity):
    box = walk.page.locator(f"input[name={field}][value='{identity}']")
    assert box.count() == 1, walk.words[:3000]
    box.check(force=True)


@pytest.mark.parametrize("javascript", MODES, ids=mode_name)
def test_a_study_is_assigned_answered_signed_announced(own_site, mailbox, walks, javascript):
    # The studies of 2026 begin: two proposals have passed the examination.
    number, identity, title = own_site.query(
        "select p.number, p.id, p.title from proposals p join editions e on e.id = p.edition_id where e.slug = '2026' and p.status = 'eligible'")[0]
    # This year without a shortlist: its window is left out.
    write(own_site, "delete from phases where kind = 'shortlist' and edition_id = (select id from editions where slug = '2026')")
    open_phase(own_site, "2026", "feasibility")
    service = own_site.query("select s.name from services s join grants g on g.scope_kind = 'service' and g.scope_id = s.id join accounts a on a.id = g.account_id"
                             " where a.email like 'isabelle.rambourg%'")[0][0]
    officer = walks(own_site, "project-officer", javascript, name="assign")
    officer.go("/bureau/editions/2026/etudes")
    officer.reads(title)
    officer.press(title)
    officer.press("Confier à un service")
    officer.select("Service", service)
    officer.fill("Conclusion attendue le", day(-5))
    officer.press("Confier et prévenir les services")
    officer.reads("à corriger")
    officer.fill("Conclusion attendue le", day(25))
    officer.page.locator("textarea[name=question]").fill("Est-ce possible avant l’été ?")
    officer.press("Confier et prévenir les services")
    mailbox.wait_for("isabelle.rambourg@valmont.example", title)
    referent = walks(own_site, "service-referent", javascript, name="study")
    referent.go("/bureau")
    referent.press("étude") if referent.sees("étude") else referent.go("/bureau/etudes")
    referent.go(officer.path)
    referent.reads("Est-ce possible avant l’été ?")
    if referent.sees("Donner l’avis"):
        referent.press("Donner l’avis")
        referent.check("Favorable", exact=True)
        referent.fill("Chiffrage", "-5")
        referent.press("Donner l’avis")
        referent.reads("à corriger")
        referent.fill("Chiffrage", "18 450,50")
        referent.select("Section du budget", "Investissement")
        referent.fill("Coût de fonctionnement par an", "300")
        referent.fill("Délai de réalisation", "8")
        referent.fill("Motif, pour le public", "Le lieu s’y prête et le coût est raisonnable.")
        referent.fill("Note pour les collègues", "Prévoir le branchement électrique.")
        referent.press("Donner l’avis")
    referent.press("Conclure l’étude")
    referent.check("Réalisable", exact=True)
    referent.fill("Chiffrage", "18 450,50")
    referent.select("Section du budget", "Investissement")
    referent.fill("Coût de fonctionnement par an", "300")
    referent.fill("Délai de réalisation", "8")
    referent.fill("Motif, pour le public", "Le lieu s’y prête et le coût est raisonnable.")
    referent.press("Signer la conclusion")
    referent.reads("18 450,50 €")
    public = walks(own_site, None, javascript, name="study-visitor")
    public.go(f"/editions/2026/propositions/{number}")
    public.does_not_read("18 450,50 €", "Le lieu s’y prête")
    officer.go("/bureau/editions/2026/etudes/annonce")
    tick_row(officer, "announce", identity)
    officer.press("Prévenir les porteurs")
    mailbox.wait_for_all(own_site)
    officer.go("/bureau/editions/2026/etudes/annonce")
    tick_row(officer, "release", identity)
    officer.press("Publier les conclusions")
    public.go(f"/editions/2026/propositions/{number}")
    public.reads("18 450,50 €", "Le lieu s’y prête", "300 €")
    public.does_not_read("branchement électrique")
