"""The citizens' panel: volunteers called, listed and asked, a session held; opened by the officer, scored by its members, its list
decided, signed, announced and published."""

import datetime

import pytest

from rig.calendar import now, open_phase, write
from rig.mail import links_of
from rig.walk import MODES, WAYS, mode_name, way_name


@pytest.mark.parametrize("javascript", MODES, ids=mode_name)
def test_a_panel_scores_and_the_officer_signs_the_list(own_site, mailbox, walks, javascript):
    officer = walks(own_site, "project-officer", javascript, name="panel")
    # The decisions that are ready are told and published: the panel has more to read.
    for field, label in (("announce", "Prévenir les porteurs"), ("release", "Publier les décisions")):
        officer.go("/bureau/editions/2026/recevabilite/annonce")
        for box in officer.page.locator(f"input[name={field}]").all():
            box.check(force=True)
        officer.press(label)
        mailbox.wait_for_all(own_site)
    open_phase(own_site, "2026", "shortlist")
    officer.go("/bureau/editions/2026/preselection")
    officer.fill("Nom", "Tri citoyen", exact=True)
    officer.fill("Combien de propositions retenir", "2")
    officer.page.locator("input[name=criterion-1]").fill("Utile à tous")
    officer.page.locator("input[name=criterion-2]").fill("Bon pour le climat")
    officer.page.locator("input[name=weight-2]").fill("-4")
    officer.press("Ouvrir la présélection")
    officer.reads("à corriger")
    assert officer.page.locator("input[name=criterion-1]").input_value() == "Utile à tous"
    officer.page.locator("input[name=weight-2]").fill("2")
    officer.press("Ouvrir la présélection")
    officer.reads("Tri citoyen")
    selection = officer.path
    officer.select("Personne qui a déjà le rôle", "Clémence Hautbois") if officer.page.locator("select[name=member]").is_visible() else open_members(officer)
    officer.press("Ajouter au panel")
    officer.reads("Clémence Hautbois")

    member = walks(own_site, "panel-member", javascript, name="jury")
    member.go("/bureau/jury")
    member.press("Tri citoyen")
    member.reads("sans en parler aux autres membres", "0 sur")
    member.press("Lire la suivante")
    # A tie with the first one: she does not score it.
    member.page.locator("summary", has_text="J’ai un lien avec cette proposition").click()
    member.fill("Lequel", "Mon frère la porte.")
    member.press("Déclarer ce lien")
    member.go(selection_path(own_site))
    count = int(member.words.split(" sur ")[1].split()[0])
    assert count >= 3, member.words
    for rank in range(count):
        member.press("Lire la suivante")
        if rank == 0:
            member.press("Enregistrer et lire la suivante")
            member.reads("à corriger")
        for group in sorted({name for name in member.page.locator("input[type=radio][name^=score-]").evaluate_all("all => all.map(e => e.name)")}):
            member.page.locator(f"input[name={group}][value='{min(5, rank + 1)}']").check(force=True)
        member.press("Enregistrer et lire la suivante")
        member.go(selection_path(own_site))
    member.reads(f"{count} sur {count}")

    officer.go(selection)
    officer.confirm("Clore les notes")
    officer.go(selection)
    officer.press("Arrêter la liste")
    officer.reads("Moyenne")
    officer.press("Signer la liste")
    officer.reads("à corriger")
    assert officer.page.locator("input[name=keep]:checked").count() == 2
    officer.fill("Ce que le panel a cherché", "Des idées utiles à tous, sobres et rapides à faire.")
    officer.press("Signer la liste")
    public = walks(own_site, None, javascript, name="panel-visitor")
    public.go("/editions/2026/preselection")
    public.does_not_read("utiles à tous, sobres")
    officer.go(selection + "/annonce")
    officer.press("Prévenir tous les porteurs")
    mailbox.wait_for_all(own_site)
    officer.go(selection + "/annonce")
    officer.press("Publier la liste")
    public.go("/editions/2026/preselection")
    public.reads("utiles à tous, sobres")


def selection_path(site):
    return f"/bureau/jury/{site.query('select max(id) from selections')[0][0]}"


def open_members(walk):
    walk.page.locator("summary", has_text="Ajouter un membre").click()
    walk.select("Personne qui a déjà le rôle", "Clémence Hautbois")


@pytest.mark.parametrize("way", WAYS, ids=way_name)
def test_volunteers_are_called_asked_replaced_and_convened(own_site, mailbox, walks, way):
    resident = walks(own_site, "resident", way=way, name="call-resident")
    resident.go("/editions/2026")
    resident.press("Lire l’appel et répondre")
    resident.go("/editions/2026/panel")
    resident.press("Je ne suis plus volontaire") if resident.sees("Je ne suis plus volontaire") else None
    resident.press("Je suis volontaire")
    resident.must_correct()
    resident.check("Plus de 60 ans")
    resident.fill("Pourquoi cela vous intéresse", "Je lis vite, et j’aime débattre.")
    resident.press("Je suis volontaire")
    resident.reads("Merci ! Vous êtes volontaire pour le panel.")

    open_phase(own_site, "2026", "shortlist")
    officer = walks(own_site, "project-officer", way=way, name="call-officer")
    officer.go("/bureau/editions/2026/preselection")
    officer.fill("Nom", "Panel d’hiver", exact=True)
    officer.fill("Combien de propositions retenir", "3")
    officer.fill("Critère 1", "Utile à tous")
    officer.press("Ouvrir la présélection")
    officer.reads("La présélection est ouverte. Composez maintenant le panel.")
    selection = officer.path.split("?")[0]
    officer.press("Volontaires et personnes tirées au sort")
    officer.press("Choisir parmi les volontaires")
    officer.check("Sylvie Marchandeau")
    officer.press("Ajouter à la liste")
    # Residents drawn by the town, typed: one seat, one substitute of the same group.
    officer.go(selection + "/candidats")
    officer.fill("La liste, une personne par ligne", "Gaspard Lenoir, sans adresse")
    officer.fill("Combien siègent", "1")
    officer.press("Ajouter à la liste")
    officer.must_correct()
    officer.fill("La liste, une personne par ligne", "Gaspard Lenoir ; gaspard@exemple.fr ; Moins de 35 ans\nInès Vidal ; ines@exemple.fr ; Moins de 35 ans")
    officer.press("Ajouter à la liste")
    officer.reads("Personnes ajoutées à la liste : 2. Déjà inscrites : 0.")
    officer.press("Écrire aux personnes pas encore invitées")
    officer.reads("Invitations parties : 2.")

    def invited(address, name):
        letter = mailbox.wait_for(address, "acceptez-vous de siéger")
        walk = walks(own_site, None, way=way, name=name)
        walk.go(next(link for link in links_of(letter) if "/panel/" in link).removeprefix(own_site.address))
        return walk

    gaspard = invited("gaspard@exemple.fr", "call-declines")
    gaspard.reads("Panel d’hiver")
    gaspard.press("Je ne suis pas disponible")
    gaspard.reads("Vous avez décliné. Merci de votre réponse.")
    ines = invited("ines@exemple.fr", "call-substitute")
    ines.press("J’accepte de siéger")
    ines.reads("Vous avez accepté. Merci ! La suite vous attend dans votre courrier.")
    sylvie = invited("sylvie.marchandeau@valmont.example", "call-accepts")
    sylvie.press("J’accepte de siéger")
    officer.go(selection)
    officer.reads("Sylvie Marchandeau", "Inès Vidal")
    officer.does_not_read("Gaspard Lenoir")

    # A session of the panel: convened, who came, what was said; its page is then the minutes.
    officer.press("Séances du panel")
    officer.fill("Titre de la séance", "Tables rondes de janvier")
    officer.fill("Jour et heure", (datetime.date.today() + datetime.timedelta(days=9)).isoformat() + "T18:30")
    officer.fill("Lieu", "Maison des associations")
    officer.press("Prévoir la séance et convoquer")
    officer.reads("La séance est prévue. Les membres du panel sont convoqués.")
    mailbox.wait_for("ines@exemple.fr", "Tables rondes de janvier")
    write(own_site, "update panel_sessions set held_at = ? where title = 'Tables rondes de janvier'", now() - 3_600_000)
    officer.go(selection + "/seances")
    officer.press("Tables rondes de janvier")
    with officer.inside("form[action$='/presences']"):
        officer.check("Inès Vidal")
        officer.press("Noter les présences")
    officer.reads("Présences notées : 1.")
    number, title = own_site.query("select p.number, p.title from proposals p join editions e on e.id = p.edition_id where e.slug = '2026' and p.status = 'eligible'")[0]
    officer.unfold("Noter une délibération")
    with officer.inside("form[action$='/deliberations']"):
        officer.fill("Numéro de la proposition", str(number))
        officer.fill("Ce qui s’est dit", "La table la trouve simple, et veut l’essayer.")
        officer.press("Noter", exact=True)
    officer.reads(title, "La table la trouve simple, et veut l’essayer.")
    officer.fill("Compte rendu : ce qui s’est dit", "Une soirée de lecture, par petites tables.")
    officer.press("Clore la séance")
    officer.reads("La séance est close. Son compte rendu s’imprime depuis cette page.")
    assert officer.page.request.get(own_site.address + officer.path.split("?")[0] + ".pdf").body().startswith(b"%PDF")
