"""The work between the deposit and the vote that nobody sees, by the people who do it, in French and in English:
the cross-department group, an appeal, the services and their absences, the amended version, the return to the panel."""

import datetime

import pytest

from rig.calendar import open_phase, write
from rig.mail import links_of
from rig.walk import WAYS, way_name


def day(days):
    return (datetime.date.today() + datetime.timedelta(days=days)).isoformat()


def path_in(letter, part, site):
    """The address in a letter that has this part, as a path of the site."""
    return next(link for link in links_of(letter) if part in link).removeprefix(site.address).rstrip(".)")


@pytest.mark.parametrize("way", WAYS, ids=way_name)
def test_the_cross_department_group_overturns_confirms_and_signs_its_minutes(own_site, walks, way):
    officer = walks(own_site, "project-officer", way=way, name="group-officer")
    officer.go("/bureau/editions/2026/recevabilite")
    officer.press("Séances du groupe transversal")
    officer.press("Séance du groupe transversal")
    session = officer.path.split("?")[0]

    def note_presences(*names):
        if officer.sees_fold("Des personnes sont venues sans avoir été invitées"):
            officer.unfold("Des personnes sont venues sans avoir été invitées")
        with officer.inside("form[action$='/presences']"):
            for name in names:
                officer.check(name)
            officer.press("Noter les présences")

    note_presences("Arnaud Delcourtil")
    officer.reads("Le groupe se prononce à deux au moins : notez d’abord les personnes présentes.")
    note_presences("Mathilde Verdonnet", "Arnaud Delcourtil")

    # The reviewer says what the group thinks of what others signed.
    reviewer = walks(own_site, "reviewer", way=way, name="group-reviewer")
    reviewer.go("/bureau")
    reviewer.press("Séances du groupe transversal cette semaine")
    assert reviewer.path.split("?")[0] == session
    number, title = own_site.query(
        "select p.number, p.title from review_session_items i join eligibility_reviews r on r.id = i.review_id join proposals p on p.id = r.proposal_id"
        " where i.session_id = ? and r.decided_by <> (select id from accounts where email like 'arnaud.delcourtil%') order by p.number", session.rsplit("/", 1)[1])[0]
    reviewer.press(title)
    reviewer.check("Infirmée")
    reviewer.press("Enregistrer et passer à la suivante")
    reviewer.must_correct()
    reviewer.check("Infirmée")
    reviewer.fill("Motif, si le groupe l’infirme ou la reporte", "Le terrain est à la ville depuis cet été.")
    reviewer.press("Enregistrer et passer à la suivante")
    reviewer.go(session)
    reviewer.reads("Le terrain est à la ville depuis cet été.", "Infirmée")
    boxes = reviewer.page.locator("main input[name=item]")
    if boxes.count():
        boxes.first.check(force=True)
        reviewer.press("Confirmer ensemble")
        reviewer.reads("Décisions confirmées ensemble : 1.")
    reviewer.fill("Remarques pour le compte rendu", "Demander le cadastre avant de refuser pour le terrain.")
    reviewer.press("Clore la séance")
    reviewer.reads("La séance est close. Une autre personne présente signe le compte rendu.")
    assert not reviewer.sees("Signer le compte rendu"), "who writes the minutes signs them"
    officer.go("/bureau")
    officer.press("Comptes rendus du groupe transversal à signer")
    officer.press("Signer le compte rendu")
    officer.reads("Le compte rendu est signé.")
    officer.go(session + "/compte-rendu")
    officer.reads("Demander le cadastre avant de refuser pour le terrain.", "Rédigé par Arnaud Delcourtil le ….", "Signé par Mathilde Verdonnet le ….")
    # Overturned, it waits to be examined again, with the reason; nobody outside knows of it.
    officer.go(f"/bureau/editions/2026/recevabilite/{number}")
    officer.unfold("Décisions reprises")
    officer.reads("À examiner", "Le terrain est à la ville depuis cet été.")
    visitor = walks(own_site, None, way=way, name="group-visitor")
    visitor.go(f"/editions/2026/propositions/{number}/suivi")
    visitor.does_not_read("Le terrain est à la ville depuis cet été.")


@pytest.mark.parametrize("way", WAYS, ids=way_name)
def test_a_refused_proposer_appeals_and_a_third_person_answers(own_site, mailbox, walks, way):
    # A decision that is ready is told, then published: the delay of appeal runs.
    identity, number, author = own_site.query(
        "select p.id, p.number, a.email from eligibility_reviews r join proposals p on p.id = r.proposal_id join editions e on e.id = p.edition_id"
        " join accounts a on a.id = p.author_id where e.slug = '2026' and r.outcome = 'ineligible' and r.superseded_at is null and r.checked_at is not null"
        " and r.released_at is null and a.email is not null order by p.number")[0]
    officer = walks(own_site, "project-officer", way=way, name="appeal-officer")
    officer.go("/bureau/editions/2026/recevabilite/annonce")
    for field, label in (("announce", "Prévenir les porteurs"), ("release", "Publier les décisions")):
        box = officer.page.locator(f"input[name={field}][value='{identity}']")
        if box.count():
            box.check(force=True)
            officer.press(label)
            mailbox.wait_for_all(own_site)
            officer.go("/bureau/editions/2026/recevabilite/annonce")
    mailbox.wait_for(author, "vous pouvez former un recours")

    proposer = walks(own_site, author, way=way, name="appeal-proposer")
    page = f"/editions/2026/propositions/{number}"
    proposer.go(page)
    proposer.press("Former un recours")
    proposer.press("Envoyer mon recours")
    proposer.must_correct()
    proposer.fill("Pourquoi la décision devrait changer", "Le terrain est bien à la ville : voyez le cadastre, parcelle 214.")
    proposer.press("Envoyer mon recours")
    proposer.reads("Votre recours est enregistré. Une personne qui n’a pas pris part à la décision vous répondra.", "parcelle 214")
    # Who signed does not answer; an elected member does.
    signers = [row[0] for row in own_site.query(
        "select a.email from eligibility_reviews r join accounts a on a.id in (r.decided_by, r.checked_by) where r.proposal_id = ? and r.superseded_at is null", identity)]
    elected = walks(own_site, "elected", way=way, name="appeal-elected")
    elected.go("/bureau")
    elected.press("Recours à décider")
    elected.press(own_site.query("select title from proposals where id = ?", identity)[0][0])
    assert elected.site.login("elected")["email"] not in signers
    elected.check("Rejeté", exact=True)
    elected.press("Signer la réponse")
    elected.must_correct()
    elected.check("Rejeté", exact=True)
    elected.fill("Votre réponse, avec ses motifs", "La parcelle 214 est à la ville, mais le bâtiment qui s’y trouve est à la région.")
    elected.press("Signer la réponse")
    elected.reads("Le recours est rejeté, le porteur est prévenu.")
    mailbox.wait_for(author, "est à la région")
    proposer.go(page)
    proposer.press("Lire le recours")
    proposer.reads("Recours rejeté", "est à la région")
    visitor = walks(own_site, None, way=way, name="appeal-visitor")
    visitor.go(page + "/suivi")
    visitor.reads("La demande a été examinée par une autre personne le … : la décision est maintenue.")


@pytest.mark.parametrize("way", WAYS, ids=way_name)
def test_a_service_has_its_people_its_head_and_somebody_during_an_absence(own_site, mailbox, walks, way):
    administrator = walks(own_site, "administrator", way=way, name="services-administrator")
    administrator.go("/bureau")
    administrator.follow("Services", exact=True)
    administrator.press("Ajouter un service")
    administrator.fill("Nom du service", "Direction de l’eau")
    administrator.fill("Adresse de la personne référente", "isabelle.rambourg@valmont.example")
    administrator.fill("Adresse de la personne suppléante", "cedric.tavernel@valmont.example")
    administrator.press("Enregistrer", exact=True)
    administrator.reads("Direction de l’eau")

    officer = walks(own_site, "project-officer", way=way, name="services-officer")
    officer.go("/bureau/editions/2025/etudes/charge")
    officer.reads("Direction de l’eau", "Ce que chaque service doit rendre : avis demandés et conclusions des études qu’il pilote.")
    identity, = own_site.query("select id from services where name = 'Direction de l’eau'")[0]
    form = officer.page.locator(f"main form[action$='/charge/{identity}']")
    if not form.is_visible():
        form.locator("xpath=ancestor::details[1]/summary").click()
    with officer.inside(form):
        officer.select("Qui le dirige", "Isabelle Rambourg")
        officer.check("La direction valide les conclusions avant leur annonce")
        officer.press("Enregistrer", exact=True)
    officer.reads("La direction de « Direction de l’eau » est enregistrée.", "valide les conclusions")

    referent = walks(own_site, "service-referent", way=way, name="services-referent")
    referent.go("/bureau")
    referent.follow("Études de mon service")
    referent.press("Déclarer une absence")
    referent.fill("Du", day(0), exact=True)
    referent.fill("Au, inclus", day(-3))
    referent.select("Qui répond à votre place", "Franck Oberlé")
    referent.press("Prêter mes rôles")
    referent.reads("Choisissez un jour après le premier.")
    referent.fill("Au, inclus", day(12))
    referent.select("Qui répond à votre place", "Franck Oberlé")
    referent.press("Prêter mes rôles")
    referent.reads("C’est noté. Votre collègue est prévenu.", "Vous êtes absent du … au … : Franck Oberlé répond à votre place.")
    mailbox.wait_for("franck.oberle@valmont.example", "Isabelle Rambourg")
    number, = own_site.query(
        "select p.number from feasibility_studies f join proposals p on p.id = f.proposal_id join editions e on e.id = p.edition_id join services s on s.id = f.lead_service_id"
        " where e.slug = '2025' and s.referent_id = (select id from accounts where email like 'isabelle.rambourg%') order by p.number")[0]
    colleague = walks(own_site, "franck.oberle@valmont.example", way=way, name="services-colleague")
    assert colleague.go(f"/bureau/editions/2025/etudes/{number}") == 200
    referent.press("Je suis de retour")
    referent.reads("Bon retour. Votre collègue ne répond plus à votre place.")


@pytest.mark.parametrize("way", WAYS, ids=way_name)
def test_the_services_decide_together_before_the_screen_of_the_room(own_site, mailbox, walks, way):
    # The studies of 2026 begin, this year without a shortlist.
    number, title = own_site.query("select p.number, p.title from proposals p join editions e on e.id = p.edition_id"
                                   " where e.slug = '2026' and p.status = 'eligible' order by p.number")[0]
    write(own_site, "delete from phases where kind = 'shortlist' and edition_id = (select id from editions where slug = '2026')")
    open_phase(own_site, "2026", "feasibility")
    (lead,), (identity, other) = (
        own_site.query(f"select {columns} from services s join accounts a on a.id = s.referent_id where a.email = ?", f"{person}@valmont.example")[0]
        for columns, person in (("s.name", "isabelle.rambourg"), ("s.id, s.name", "franck.oberle")))
    officer = walks(own_site, "project-officer", way=way, name="room-officer")
    officer.go("/bureau/editions/2026/etudes")
    officer.press(title)
    officer.press("Confier à un service")
    officer.select("Service", lead)
    officer.fill("Conclusion attendue le", day(30))
    officer.unfold(other)
    officer.page.locator(f"main input[name='ask-{identity}']").check(force=True)
    officer.press("Confier et prévenir les services")
    officer.go("/bureau/editions/2026/etudes")
    officer.press("Séances des services")
    officer.fill("Titre de la séance", "Sur la place, avec la voirie")
    officer.fill("Jour et heure", day(3) + "T10:00")
    officer.press("Préparer la séance et convoquer")
    session = officer.path.split("?")[0]
    mailbox.wait_for("franck.oberle@valmont.example", "Vous êtes invité à une séance entre services")
    with officer.inside("form[action$='/presences']"):
        officer.check("Isabelle Rambourg")
        officer.check("Franck Oberlé")
        officer.press("Noter les présences")

    referent = walks(own_site, "service-referent", way=way, name="room-referent")
    referent.go("/bureau")
    referent.press("Séances des services cette semaine")
    referent.press(title)
    referent.press("Mettre à l’écran")
    officer.go(session + "/ecran?fixe=1")
    officer.reads(title, "Présents : ….", "À voir")
    referent.press("Enregistrer et passer à la suivante")
    referent.must_correct()
    referent.unfold("Poser une question à un service")
    with referent.inside("form[action$='/questions']"):
        referent.select("Service", other)
        referent.fill("La question", "La chaussée porte-t-elle le camion ?")
        referent.fill("Pourquoi elle se pose", "Le chantier passe par là.")
        referent.fill("En mots publics", "La voirie regarde si un camion peut passer.")
        referent.press("Poser la question")
    referent.reads("La question est posée. Le service est prévenu.")
    officer.go(session + "/ecran?fixe=1")
    officer.reads("La chaussée porte-t-elle le camion ?")
    officer.does_not_read("Réalisable sous conditions")
    referent.check("Réalisable sous conditions", exact=True)
    referent.fill("Motif", "Le lieu convient, la chaussée est à vérifier.")
    referent.fill("Conditions", "Livrer le matin, avant l’école.", exact=True)
    referent.press("Enregistrer et passer à la suivante")
    officer.go(session + "/ecran?fixe=1")
    officer.reads("Réalisable sous conditions")
    referent.go(session)
    referent.fill("Remarques pour le compte rendu", "Revoir la place à l’heure de l’école.")
    referent.press("Clore la séance")
    referent.reads("La séance est close. Une autre personne présente signe le compte rendu.")
    colleague = walks(own_site, "franck.oberle@valmont.example", way=way, name="room-colleague")
    colleague.go("/bureau")
    colleague.press("Comptes rendus des services à signer")
    colleague.press("Signer le compte rendu")
    colleague.reads("Le compte rendu est signé.", "Revoir la place à l’heure de l’école.", "Livrer le matin, avant l’école.")
    visitor = walks(own_site, None, way=way, name="room-visitor")
    visitor.go(f"/editions/2026/propositions/{number}/suivi")
    visitor.reads("La voirie regarde si un camion peut passer.")
    visitor.does_not_read("Le lieu convient, la chaussée est à vérifier.", "Livrer le matin, avant l’école.")


@pytest.mark.parametrize("way", WAYS, ids=way_name)
def test_an_amended_version_is_refused_then_accepted_by_the_proposer(own_site, mailbox, walks, way):
    open_phase(own_site, "2025", "feasibility")
    number, title, author = own_site.query(
        "select p.number, p.title, u.email from feasibility_studies f join proposals p on p.id = f.proposal_id join editions e on e.id = p.edition_id"
        " join grants g on g.scope_kind = 'service' and g.scope_id = f.lead_service_id join accounts a on a.id = g.account_id join accounts u on u.id = p.author_id"
        " join syntheses y on y.study_id = f.id and y.superseded_at is null"
        " where e.slug = '2025' and a.email like 'isabelle.rambourg%' and u.email is not null and y.outcome <> 'unfeasible' order by p.number")[0]
    study = f"/bureau/editions/2025/etudes/{number}"
    officer = walks(own_site, "project-officer", way=way, name="amended-officer")
    officer.go(study)
    officer.unfold("Rouvrir l’étude")
    with officer.inside("form[action$='/reouverture']"):
        officer.fill("Motif", "La place voisine s’est libérée.")
        officer.fill("Nouvelle conclusion attendue le", day(12))
        officer.press("Rouvrir l’étude")
    officer.reads("L’étude est rouverte. Le service pilote est prévenu.")
    referent = walks(own_site, "service-referent", way=way, name="amended-referent")
    proposer = walks(own_site, author, way=way, name="amended-proposer")

    def conclude(title, summary):
        referent.go(study)
        referent.press("Conclure l’étude")
        referent.check("Réalisable", exact=True)
        referent.fill("Chiffrage", "20 000")
        referent.select("Section du budget", "Investissement")
        referent.fill("Coût de fonctionnement par an", "100")
        referent.fill("Délai de réalisation", "6")
        referent.fill("Motif, pour le public", "Réalisable en plus petit, sur la place voisine.")
        referent.fill("Nouveau titre", title)
        referent.fill("Nouveau résumé", summary)
        referent.press("Signer la conclusion")
        referent.reads("La conclusion est signée. Le porteur est invité à y répondre.")

    conclude("La même idée, en tout petit", "Sur la place voisine, avec un banc.")
    letter = mailbox.wait_for(author, "version aménagée")
    proposer.go(path_in(letter, f"/propositions/{number}/version-amenagee", own_site))
    proposer.reads("La même idée, en tout petit", title, "Votre version", "La version des services")
    proposer.check("Non, je la refuse")
    proposer.press("Envoyer ma réponse")
    proposer.must_correct()
    proposer.check("Non, je la refuse")
    proposer.fill("Un mot pour les services", "Un seul banc ne suffit pas à l’arrêt de bus.")
    proposer.press("Envoyer ma réponse")
    referent.go(study + "/conclusion")
    referent.reads("Un seul banc ne suffit pas à l’arrêt de bus.", "Le porteur a refusé la version aménagée")
    conclude("La même idée, avec trois bancs", "Sur la place voisine, avec trois bancs.")
    proposer.go(f"/editions/2025/propositions/{number}")
    proposer.press("Lire et répondre")
    proposer.reads("La même idée, avec trois bancs")
    proposer.check("Oui, je l’accepte")
    proposer.press("Envoyer ma réponse")
    visitor = walks(own_site, None, way=way, name="amended-visitor")
    visitor.go(f"/editions/2025/propositions/{number}")
    visitor.does_not_read("avec trois bancs")
    officer.go(study)
    officer.reads("La même idée, avec trois bancs")
    officer.go("/bureau/editions/2025/etudes/annonce")
    identity, = own_site.query("select p.id from proposals p join editions e on e.id = p.edition_id where e.slug = '2025' and p.number = ?", number)[0]
    for field, label in (("announce", "Prévenir les porteurs"), ("release", "Publier les conclusions")):
        officer.page.locator(f"input[name={field}][value='{identity}']").check(force=True)
        officer.press(label)
        mailbox.wait_for_all(own_site)
        officer.go("/bureau/editions/2025/etudes/annonce")
    visitor.go(f"/editions/2025/propositions/{number}")
    visitor.reads("La même idée, avec trois bancs")


@pytest.mark.parametrize("way", WAYS, ids=way_name)
def test_the_services_come_back_before_the_panel(own_site, walks, way):
    officer = walks(own_site, "project-officer", way=way, name="return-officer")
    officer.go("/bureau/editions/2025/etudes")
    officer.press("Retours au panel")
    number, title, lead = own_site.query(
        "select p.number, p.title, a.email from proposals p join editions e on e.id = p.edition_id join feasibility_studies f on f.proposal_id = p.id"
        " join services s on s.id = f.lead_service_id join accounts a on a.id = s.referent_id where e.slug = '2025' and p.status = 'unfeasible'"
        " and not exists (select 1 from panel_returns r where r.proposal_id = p.id) order by p.number")[0]
    officer.reads(title, "À écrire")
    service = walks(own_site, lead, way=way, name="return-service")
    service.go(f"/bureau/editions/2025/etudes/{number}")
    service.press("Retour au panel")
    page = service.path.split("?")[0]
    service.press("Enregistrer le retour")
    service.must_correct()
    service.fill("Ce que les services ont trouvé", "Une conduite de gaz passe sous toute la place.")
    service.fill("Ce qui a été essayé", "Deux autres places, plus loin de l’école.")
    service.fill("Coût", "Déplacer la conduite coûterait 300 000 €.")
    service.fill("Ce qui reste possible", "Des bacs posés au sol, sans creuser.")
    service.press("Enregistrer le retour")
    service.reads("Le retour est écrit. Le panel est prévenu et peut poser ses questions.")

    member_mail, = own_site.query(
        "select a.email from panel_members m join selections s on s.id = m.selection_id join editions e on e.id = s.edition_id join accounts a on a.id = m.account_id"
        " where e.slug = '2025' and a.email is not null order by a.email like 'clemence%' desc, a.id")[0]
    member = walks(own_site, member_mail, way=way, name="return-member")
    member.go("/bureau")
    member.press("Retours des services à lire")
    member.press(title)
    member.reads("Une conduite de gaz passe sous toute la place.")
    member.fill("Votre question", "La conduite doit-elle être changée un jour ?")
    member.press("Poser la question")
    member.reads("Votre question est transmise aux services.", "Réponse attendue.")
    officer.go(page)
    officer.reads("Des questions du panel attendent une réponse.")
    service.go(page)
    service.fill("Réponse", "Oui, en 2031. L’idée sera possible alors.", exact=True)
    service.press("Répondre", exact=True)
    visitor = walks(own_site, None, way=way, name="return-visitor")
    visitor.go(f"/editions/2025/propositions/{number}/suivi")
    visitor.does_not_read("Une conduite de gaz passe sous toute la place.")
    officer.go(page)
    officer.press("Publier le retour")
    officer.reads("Le retour est publié, avec les questions du panel et les réponses.")
    visitor.go(f"/editions/2025/propositions/{number}/suivi")
    visitor.reads("Retour devant le panel citoyen", "Une conduite de gaz passe sous toute la place.", "Oui, en 2031. L’idée sera possible alors.")
    visitor.does_not_read(own_site.query("select display_name from accounts where email = ?", member_mail)[0][0])


@pytest.mark.parametrize("way", WAYS, ids=way_name)
def test_the_panel_meets_again_on_what_was_set_aside(own_site, walks, way):
    number, title = own_site.query(
        "select p.number, p.title from panel_returns r join proposals p on p.id = r.proposal_id join editions e on e.id = p.edition_id"
        " where e.slug = '2025' and r.published_at is null order by p.number")[0]
    officer = walks(own_site, "project-officer", way=way, name="return-session")
    officer.go("/bureau/editions/2025/etudes/retours")
    officer.unfold("Convoquer le panel")
    officer.fill("Lieu", "Maison des associations, de plain-pied")
    officer.press("Prévoir la séance et convoquer")
    officer.must_correct()
    officer.fill("Jour et heure", day(4) + "T18:30")
    officer.press("Prévoir la séance et convoquer")
    officer.reads("La séance est prévue. Le panel et les services sont convoqués.")
    session = officer.path.split("?")[0]
    member = walks(own_site, "panel-member", way=way, name="return-session-member")
    member.go("/bureau")
    member.press("Séances de retour au panel cette semaine")
    member.go(session)
    member.reads("À présenter\u00a0:", title)
    officer.reads("Notez d’abord les personnes présentes.")
    officer.check("Clémence Hautbois")
    officer.press("Noter les présences")
    officer.unfold("Noter ce qui se dit d’un projet")
    officer.select("Projet", f"n°\u00a0{number} · {title}")
    officer.fill("Ce qui s’est dit", "Le panel aurait voulu essayer un hiver.")
    officer.fill("Question posée par le panel", "Peut-on essayer sur une autre rue ?")
    officer.press("Noter", exact=True)
    officer.reads("C’est noté.", "Le panel aurait voulu essayer un hiver.", "Peut-on essayer sur une autre rue ?")
    officer.fill("Compte rendu\u00a0: ce qui s’est dit", "Une heure d’échanges, dans le calme.")
    officer.press("Clore la séance")
    officer.reads("La séance est close. Son compte rendu s’imprime depuis cette page.")
    member.go(session)
    member.reads("Une heure d’échanges, dans le calme.", "Télécharger en PDF")
    officer.go(f"/bureau/editions/2025/etudes/{number}/retour")
    officer.reads("Peut-on essayer sur une autre rue ?")


@pytest.mark.parametrize("way", WAYS, ids=way_name)
def test_somebody_says_whether_two_projects_of_one_place_can_both_be_built(own_site, walks, way):
    officer = walks(own_site, "project-officer", way=way, name="same-place")
    officer.go("/bureau/editions/ecoles-2026/etudes")
    officer.press("Projets au même endroit")
    officer.reads("À regarder")
    officer.page.locator("main tbody a").first.click()
    officer.arrived()
    officer.check("L’un exclut l’autre")
    officer.press("Enregistrer")
    officer.must_correct()
    officer.fill("Pourquoi", "Les deux projets prennent le même mur de la cour.")
    officer.press("Enregistrer")
    officer.reads("C’est noté. Les services qui pilotent les deux études sont prévenus.", "L’un exclut l’autre")
