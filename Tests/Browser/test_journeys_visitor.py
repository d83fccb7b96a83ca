"""A visitor without an account: she searches, reads where a proposal stands, the rules, the results, the works."""

import pytest

from rig.walk import MODES, WAYS, Walk, mode_name, way_name


@pytest.mark.parametrize("javascript", MODES, ids=mode_name)
def test_a_visitor_finds_a_proposal_and_reads_where_it_stands(site, window, javascript):
    walk = Walk(window(javascript=javascript), site, "visitor")
    walk.go("/")
    walk.reads("Vote ouvert jusqu’au", "Budget participatif 2026")
    # Typed in haste: no accent, no plural, another form of the word.
    walk.page.locator("header").get_by_role("searchbox").fill("abris fermes velo")
    walk.page.locator("header").get_by_role("searchbox").press("Enter")
    walk.page.wait_for_url("**/recherche?q=*")
    walk.arrived()
    walk.reads("Un abri fermé pour vélos et vélos-cargos")
    walk.press("Un abri fermé pour vélos et vélos-cargos")
    walk.reads("Proposition n° 2026-9", "Ce que la proposition devient", "Examen de la recevabilité", "En cours", "Gare – Filatures")
    walk.follow("Où en est mon projet ?")
    walk.fill("Numéro ou mots de la proposition", "cour sans bitume")
    walk.press("Chercher")
    walk.press("Une cour sans bitume")
    walk.reads("Réalisée", "Recevable", "Choisie par 410 votants", "Rang", "2 900 € par an")


@pytest.mark.parametrize("javascript", MODES, ids=mode_name)
def test_by_its_number_without_knowing_the_edition(site, window, javascript):
    walk = Walk(window(javascript=javascript), site, "visitor-number")
    walk.go("/ou-en-est")
    walk.fill("Numéro ou mots de la proposition", "n° 38")
    walk.press("Chercher")
    walk.reads("Budget participatif 2026", "Budget participatif 2025")
    walk.fill("Numéro ou mots de la proposition", "zzzzqqq")
    walk.press("Chercher")
    walk.reads("Aucune proposition")


@pytest.mark.parametrize("javascript", MODES, ids=mode_name)
def test_a_visitor_reads_the_rules_the_results_and_the_works(site, window, javascript):
    walk = Walk(window(javascript=javascript), site, "visitor-pages")
    walk.go("/editions/2026")
    walk.press("Lire le règlement")
    walk.reads("En bref", "Qui peut participer", "À partir de 11 ans", "120 000 €", "Délibération")
    walk.go("/editions/2024")
    walk.press("résultats")
    walk.reads("Proclamés le", "18 projets lauréats sur 26", "Voix par projet", "Voix", "blancs")
    walk.press("Une rue aux enfants devant l’école des Lavandières")
    walk.press("Voir ce qu’il est devenu")
    walk.reads("Choisie par 878 votants", "Lauréate")
    walk.go("/editions/2023")
    walk.press("réalisations")
    walk.select("Étape", "Travaux")
    if walk.sees("Filtrer") and not javascript:
        walk.press("Filtrer")
    else:
        walk.page.wait_for_url("**etape=*")
    walk.reads("Sauver le lavoir du Coteau")
    walk.does_not_read("Un skatepark aux Sablières")
    walk.press("Sauver le lavoir du Coteau")
    walk.reads("Travaux", "Culture et patrimoine")


def test_a_visitor_is_told_how_to_propose_vote_and_comment(site, window):
    walk = Walk(window(javascript=False), site, "visitor-doors")
    walk.go("/editions/2026")
    walk.press("Proposer une idée")
    walk.reads("Connectez-vous pour commencer", "lieu d’accueil")
    walk.press("Créer un compte")
    walk.reads("Créer mon compte")
    walk.go("/editions/2025/voter")
    walk.is_at("/connexion|/voter")
    walk.reads("connect")


@pytest.mark.parametrize("way", WAYS, ids=way_name)
def test_the_projects_of_the_vote_are_all_shown_and_printed(site, walks, way):
    titles = [row[0] for row in site.query("select pj.title from projects pj join editions e on e.id = pj.edition_id"
                                           " where e.slug = '2025' and pj.removed_at is null order by pj.number")]
    visitor = walks(site, None, way=way, name="catalogue")
    visitor.go("/editions/2025/projets")
    visitor.reads(f"{len(titles)} projets", *titles)
    visitor.press("Catalogue à imprimer")
    visitor.reads("Catalogue des projets", *titles)
    visitor.go("/editions/2025/projets")
    visitor.press(titles[0])
    visitor.reads(titles[0], "Coût estimé", "En bref")
