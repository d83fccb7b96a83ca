"""A conseil de quartier, from its charter to the city's answer, by the people who do it, in French and in English."""

import datetime

import pytest

from rig.calendar import now, write
from rig.walk import WAYS, plain, way_name


def moment(days, hour):
    return (datetime.date.today() + datetime.timedelta(days=days)).isoformat() + f"T{hour:02}:00"


@pytest.mark.parametrize("way", WAYS, ids=way_name)
def test_a_conseil_de_quartier_from_its_charter_to_an_answered_voeu(own_site, walks, way):
    officer = walks(own_site, "assembly-officer", way=way, name="bodies-officer")
    officer.go("/bureau")
    officer.follow("Tableau des instances")
    officer.press("Nouvelle instance")
    officer.press("Conseil de quartier")
    officer.press("Créer l’instance")
    officer.must_correct()
    officer.fill("Nom dans l’adresse", "tanneurs")
    officer.fill("Nom de l’instance", "Conseil des Tanneurs")
    officer.fill("À quoi elle sert", "Les habitants des Tanneurs débattent de leur quartier.")
    officer.check("Les Tanneurs")
    officer.press("Créer l’instance")
    officer.reads("L’instance est créée. Écrivez sa charte : sa publication l’ouvre aux habitants.")
    visitor = walks(own_site, None, way=way, name="bodies-visitor")
    assert visitor.go("/instances/tanneurs") == 404
    officer.press("Enregistrer le brouillon")
    officer.fill("Motif", "Délibération n° 12 du 3 novembre")
    officer.press("Publier la charte")
    officer.reads("La charte est publiée : l’instance est ouverte aux habitants.")

    member = walks(own_site, "resident", way=way, name="bodies-member")
    member.go("/instances")
    member.press("Conseil des Tanneurs")
    member.press("Participer")
    member.check("Habitantes et habitants")
    member.press("Envoyer")
    member.reads("La lettre d’engagement est à accepter pour siéger.")
    member.check("J’accepte la lettre d’engagement et la charte")
    member.press("Envoyer")
    member.reads("Bienvenue ! Vous êtes membre de « Conseil des Tanneurs ».")

    officer.go("/bureau/instances/tanneurs/membres")
    officer.press("Sylvie Marchandeau")
    with officer.inside("form[action$='/fonction']"):
        officer.check("Présidence")
        officer.press("Enregistrer")
    officer.reads("Présidence")

    member.go("/instances/tanneurs/demandes/deposer")
    member.check("Vœu")
    member.fill("Titre", "Rouvrir la fontaine")
    member.fill("La demande et ses raisons", "La fontaine est sèche depuis deux étés, et la place est brûlante.")
    member.press("Déposer", exact=True)
    member.reads("Rouvrir la fontaine", "Déposée")
    member.press("Préparer une réunion")
    member.fill("Titre", "Première plénière")
    member.fill("Début", moment(3, 18))
    member.fill("Fin", moment(3, 20))
    member.fill("Lieu et adresse", "École des Tanneurs")
    member.press("Continuer vers l’ordre du jour")
    preparation = member.path
    member.go("/instances/tanneurs/demandes/1")
    member.select("Réunion", "Première plénière")
    member.press("Mettre à l’ordre du jour")
    member.go(preparation)
    member.reads("Le délai de la charte (en jours : 10) est passé : il fallait convoquer avant le ….")
    member.fill("Motif de l’urgence", "La fontaine se répare avant l’été")
    member.press("Convoquer les membres")
    meeting = preparation.removesuffix("/preparation")
    visitor.go(meeting)
    visitor.reads("Rouvrir la fontaine", "École des Tanneurs", "Convoquée")

    member.go(meeting + "/seance")
    member.reads("La séance s’ouvre à partir d’une heure avant la réunion.")
    write(own_site, f"update meetings set starts_at = ?, ends_at = ? where id = {meeting.rsplit('/', 1)[1]}", now(), now() + 7_200_000)
    member.go(meeting + "/seance")
    member.press("Ouvrir la séance")
    member.reads("Quorum non atteint : 0 sur 1, il en faut 1.")
    assert member.page.locator("input[name=in_favour]").count() == 0, "one votes without a quorum"
    member.select("Présence de Sylvie Marchandeau", "Présent·e")
    member.press("Enregistrer les présences")
    member.reads("Quorum atteint : 1 sur 1, il en faut 1.")
    member.unfold("Noter un vote")
    member.fill("Pour", "1")
    member.press("Enregistrer le vote")
    member.reads("Adopté : 1 pour, 0 contre, abstentions : 0.")
    member.confirm("Clore la séance")
    assert plain(member.said("Présents : Sylvie Marchandeau.")) in plain(member.page.locator("textarea[name=minutes]").input_value())
    member.go("/instances/tanneurs/demandes/1")
    service = own_site.query("select s.name from services s join grants g on g.scope_kind = 'service' and g.scope_id = s.id"
                             " join accounts a on a.id = g.account_id where a.email like 'isabelle%'")[0][0]
    member.select("Service qui répond", service)
    member.press("Transmettre à la ville")
    visitor.go("/instances/tanneurs/demandes/1")
    visitor.reads("La ville répond avant le ….")

    referent = walks(own_site, "service-referent", way=way, name="bodies-referent")
    referent.go("/bureau")
    referent.follow("Réponses aux instances")
    referent.press("Rouvrir la fontaine")
    referent.press("Répondre pour la ville")
    referent.check("Acceptée", exact=True)
    referent.fill("Les raisons", "La fontaine rouvre en mai, après la réparation de la pompe.")
    referent.fill("Au nom de", "Philippe Roucaud, adjoint au maire")
    referent.press("Publier la réponse")
    visitor.go("/instances/tanneurs")
    visitor.reads("Rouvrir la fontaine", "Acceptée")
    visitor.press("Rouvrir la fontaine")
    visitor.reads("La fontaine rouvre en mai", "Philippe Roucaud", "La réponse de la ville")
