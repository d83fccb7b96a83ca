"""The citizens' panel: opened by the officer, scored by its members, its list decided, signed, announced and published."""

import pytest

from rig.calendar import open_phase
from rig.walk import MODES, mode_name


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
