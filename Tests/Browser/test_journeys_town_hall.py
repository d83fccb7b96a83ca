"""The counter, the moderation, the administration, the audit."""

import re
import datetime

import pytest

from rig.walk import MODES, mode_name


def day(days):
    return (datetime.date.today() + datetime.timedelta(days=days)).isoformat()


@pytest.mark.parametrize("javascript", MODES, ids=mode_name)
def test_the_agent_deposits_a_paper_sheet_for_somebody_without_mail_and_finds_it_again(own_site, walks, javascript):
    agent = walks(own_site, "reception-agent", javascript, name="counter")
    agent.go("/bureau/accueil/deposer")
    if agent.sees("Budget participatif 2026"):
        agent.press("Budget participatif 2026")
    agent.fill("Prénom", "Léonie", exact=True)
    agent.fill("Nom de famille", "Estrabaud")
    agent.fill("Adresse postale", "4 rue des Tanneurs\n69999 Valmont-les-Ponts")
    agent.fill("Année de naissance", "1939")
    agent.page.locator("main input[name=link]").first.check(force=True)
    agent.fill("Titre de l’idée", "Un banc à mi-côte")
    agent.fill("En une ou deux phrases", "Pour reprendre son souffle entre l’église et le marché.")
    agent.fill("L’idée en détail", "La côte est longue. Un banc, à l’ombre du tilleul, suffirait à beaucoup d’entre nous.")
    agent.fill("Où", "Montée de l’Église")
    agent.check("D’une fiche papier")
    agent.fill("Fiche reçue le", day(3) + "T10:00")
    agent.page.locator("main input[name=consent]").check(force=True)
    agent.press("Déposer et imprimer le reçu")
    agent.reads("à corriger")
    assert agent.page.locator("input[name=title]").input_value() == "Un banc à mi-côte"
    assert agent.page.locator("input[name=given]").input_value() == "Léonie"
    agent.fill("Fiche reçue le", day(-1) + "T10:00")
    agent.press("Déposer et imprimer le reçu")
    agent.reads("Reçu de dépôt", "4 rue des Tanneurs", "Léonie Estrabaud", "Nora Jabrane")
    public_number = re.search(r"Reçu de dépôt n°\s(\S+)", agent.words).group(1)
    number = public_number.removeprefix("2026-")
    # She comes back: by her name, by her number, with its edition or without.
    for words in ("estrabaud", public_number, number):
        agent.go("/bureau")
        agent.follow("Retrouver une proposition")
        agent.page.locator("main input[name=q]").fill(words)
        agent.page.locator("main input[name=q]").press("Enter")
        agent.page.wait_for_url("**q=*")
        agent.page.wait_for_load_state()
        agent.reads("Un banc à mi-côte")
    public = walks(own_site, None, javascript, name="counter-visitor")
    public.go(f"/editions/2026/propositions/{number}")
    public.reads("Un banc à mi-côte", "Montée de l’Église")
    public.does_not_read("4 rue des Tanneurs")


@pytest.mark.parametrize("javascript", MODES, ids=mode_name)
def test_a_comment_is_reported_hidden_with_a_reason_and_appealed(own_site, mailbox, walks, javascript):
    # Two residents, of whom one wrote.
    comment, author, slug, number, body = own_site.query(
        "select c.id, a.email, e.slug, p.number, c.body from comments c join accounts a on a.id = c.author_id join proposals p on p.id = c.proposal_id"
        " join editions e on e.id = p.edition_id where e.slug = '2026' and a.email is not null and c.hidden_at is null and a.email not like 'sylvie%'"
        " and not exists (select 1 from reports r where r.comment_id = c.id) order by c.id limit 1")[0]
    words = body[:40]
    page = f"/editions/{slug}/propositions/{number}"
    reader = walks(own_site, "resident", javascript, name="report")
    reader.go(page)
    with reader.page.expect_navigation():
        reader.page.locator(f"a[href$='/commentaires/{comment}/signaler']").click()
    reader.press("Envoyer le signalement")
    reader.reads("à corriger")
    reader.page.locator("input[name=ground]").first.check(force=True)
    reader.press("Envoyer le signalement")
    moderator = walks(own_site, "moderator", javascript, name="moderate")
    moderator.go("/bureau/moderation")
    moderator.reads(words)
    moderator.go(f"/bureau/moderation/{comment}")
    moderator.press("Masquer ce commentaire")
    moderator.reads("à corriger")
    moderator.fill("Motif", "Le règlement des échanges demande de ne viser personne.")
    moderator.press("Masquer ce commentaire")
    reader.go(page)
    reader.does_not_read(words)
    reader.reads("Commentaire masqué", "ne viser personne")
    mailbox.wait_for(author, "ne viser personne")
    writer = walks(own_site, author, javascript, name="appeal")
    writer.go(page)
    writer.press("C’est votre commentaire")
    writer.fill("Pourquoi ce commentaire devrait-il rester visible", "Je parlais du projet, pas de son auteur.")
    writer.press("Demander une relecture")
    writer.reads("relecture")
    # Another pair of eyes decides.
    hider = moderator
    hider.go(f"/bureau/moderation/{comment}")
    assert not hider.sees("Enregistrer la décision"), "who hid decides on the appeal"
    second = walks(own_site, second_moderator(own_site), javascript, name="appeal-decided")
    second.go(f"/bureau/moderation/{comment}")
    second.page.locator("input[name=decision]").last.check(force=True)
    second.fill("Votre réponse", "Nous avons relu votre commentaire avec attention.")
    second.press("Enregistrer la décision")
    mailbox.wait_for(author, "relu votre commentaire")


@pytest.mark.parametrize("javascript", MODES, ids=mode_name)
def test_a_proposal_is_reported_hidden_and_shown_again_by_the_project_officer(own_site, mailbox, walks, javascript):
    number, title, author = own_site.query(
        "select p.number, p.title, a.email from proposals p join accounts a on a.id = p.author_id join editions e on e.id = p.edition_id"
        " where e.slug = '2026' and p.hidden_at is null and p.status = 'deposited' and a.email is not null and a.email not like 'sylvie%'"
        " order by p.number desc")[0 if javascript else 1]
    page = f"/editions/2026/propositions/{number}"
    reader = walks(own_site, "resident", javascript, name="report-proposal")
    reader.go(page)
    reader.press("Signaler cette proposition")
    reader.page.locator("input[name=ground]").first.check(force=True)
    reader.press("Envoyer le signalement")
    moderator = walks(own_site, "moderator", javascript, name="hide-proposal")
    moderator.go("/bureau/moderation")
    moderator.press(title)
    moderator.fill("Motif", "Une personne y est nommée sans son accord.")
    moderator.press("Masquer cette proposition")
    reader.go(page)
    reader.reads("masquée", "nommée sans son accord")
    reader.does_not_read(title)
    reader.go(page + "/suivi")
    reader.reads("nommée sans son accord")
    reader.does_not_read(title)
    writer = walks(own_site, author, javascript, name="appeal-proposal")
    writer.go(page)
    writer.press("voir la décision")
    writer.fill("Pourquoi votre idée devrait-elle être visible", "Cette personne a donné son accord par écrit.")
    writer.press("Demander une relecture")
    officer = walks(own_site, "project-officer", javascript, name="appeal-proposal-decided")
    officer.go("/bureau/moderation?liste=recours")
    officer.press(title)
    officer.page.locator("input[name=decision]").first.check(force=True)
    officer.fill("Votre réponse", "L’accord écrit nous suffit, la page revient.")
    officer.press("Enregistrer la décision")
    mailbox.wait_for(author, "la page revient")
    reader.go(page)
    reader.reads(title)


def second_moderator(site):
    rows = site.query("select a.email from grants g join accounts a on a.id = g.account_id where g.role = 'moderator' and g.revoked_at is null and a.email not like 'romain%'")
    if rows:
        return rows[0][0]
    from rig.calendar import now, write
    write(site, "insert into grants (account_id, role, scope_kind, from_at, granted_at) select id, 'moderator', 'city', ?, ? from accounts where email like 'mathilde%'",
          now() - 1000, now() - 1000)
    return "mathilde.verdonnet@valmont.example"


@pytest.mark.parametrize("javascript", MODES, ids=mode_name)
def test_the_administrator_grants_a_role_until_a_day_and_revokes_it(own_site, mailbox, walks, javascript):
    administrator = walks(own_site, "administrator", javascript, name="grant")
    administrator.go("/bureau/personnes")
    administrator.page.locator("main input[name=q]").fill("marchandeau")
    administrator.page.locator("main input[name=q]").press("Enter")
    administrator.page.wait_for_url("**q=*")
    administrator.page.wait_for_load_state()
    administrator.press("Sylvie Marchandeau")
    person = administrator.path
    administrator.page.locator("input[name=role][value=moderator]").check(force=True)
    administrator.fill("Jusqu’au, ce jour compris", day(-3))
    administrator.page.locator("form[action$='/roles'] input[name=reason]").fill("Renfort de l’été.")
    administrator.press("Confier ce rôle")
    administrator.reads("à corriger")
    assert administrator.page.locator("form[action$='/roles'] input[name=reason]").input_value() == "Renfort de l’été."
    administrator.fill("Jusqu’au, ce jour compris", day(20))
    administrator.select("Où", "Toute la ville")
    administrator.press("Confier ce rôle")
    administrator.reads("Le rôle est confié à Sylvie Marchandeau")
    mailbox.wait_for("sylvie.marchandeau@valmont.example", "Renfort de l’été")
    sylvie = walks(own_site, "resident", javascript, name="granted")
    assert sylvie.go("/bureau/moderation") == 200
    administrator.go(person)
    administrator.page.locator("summary", has_text="Retirer ce rôle").click()
    form = administrator.page.locator("form[action$='/retirer']")
    form.locator("input[name=reason]").fill("Fin du renfort.")
    administrator.press("Retirer", within=form)
    assert sylvie.go("/bureau/moderation") == 403


@pytest.mark.parametrize("javascript", MODES, ids=mode_name)
def test_the_auditor_searches_the_journal_and_verifies_its_chain(own_site, walks, javascript):
    # Something happens first.
    officer = walks(own_site, "resident", javascript, name="journal-act")
    officer.go("/editions/2026/propositions/9")
    officer.fill("Votre commentaire", "Une trace pour le journal.")
    officer.press("Publier", exact=True)
    auditor = walks(own_site, "auditor", javascript, name="journal")
    auditor.go("/bureau")
    auditor.go("/bureau/journal")
    auditor.reads("Qui a fait quoi")
    auditor.fill("Personne", "sylvie.marchandeau@valmont.example")
    auditor.press("Filtrer")
    auditor.reads("Sylvie Marchandeau")
    auditor.page.locator("summary", has_text="L’empreinte de la chaîne").click()
    auditor.reads("empreinte")
    download = auditor.page.request.get(own_site.address + "/bureau/journal.csv")
    assert download.status == 200 and "empreinte" in download.text()
