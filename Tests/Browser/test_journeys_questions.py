"""A resident's question, from the phone and from the web, to the answer that everyone finds; an appointment, taken and given back."""

import pytest

from rig.mail import links_of
from rig.walk import MODES, WAYS, mode_name, way_name


def path_of(link, site):
    return link[link.index("/questions/") if "/questions/" in link else link.index("/rendez-vous/"):]


@pytest.mark.parametrize("javascript", MODES, ids=mode_name)
def test_a_question_without_account_is_answered_and_feeds_the_faq(own_site, walks, mailbox, javascript):
    visitor = walks(own_site, None, javascript, name="questions-visitor")
    visitor.go("/")
    visitor.follow("Questions", exact=True)
    visitor.press("Poser une question")
    visitor.fill("Votre question en quelques mots", "voter papier")
    visitor.press("Continuer")
    visitor.reads("Peut-être la réponse", "Peut-on voter sur papier")
    visitor.fill("Votre question, en une ligne", "Le bulletin existe-t-il en braille ?")
    visitor.press("Envoyer ma question")
    visitor.reads("à corriger")
    visitor.fill("Ce que vous voulez savoir", "Mon père est aveugle et voudrait voter seul.")
    visitor.select("Thème", "Voter")
    visitor.fill("Votre nom", "Jeanne Morel")
    visitor.fill("Adresse électronique", "jeanne@exemple.fr")
    visitor.press("Envoyer ma question")
    visitor.reads("Le bulletin existe-t-il en braille", "Nous vous répondons au plus tard le")
    own = visitor.path

    receipt = mailbox.wait_for("jeanne@exemple.fr", "Nous avons reçu votre question")
    assert [path_of(link, own_site) for link in links_of(receipt) if "/questions/suivi/" in link] == [own.split("?")[0]]

    agent = walks(own_site, "reception-agent", javascript, name="questions-agent")
    agent.go("/bureau")
    agent.follow("Questions des habitants")
    agent.press("Le bulletin existe-t-il en braille")
    agent.press("Je m’en occupe")
    agent.reads("Suivie par", "Nora Jabrane")
    agent.fill("Réponse", "Oui, sur demande une semaine avant le vote. Un agent peut aussi vous lire le bulletin dans l’isoloir.", exact=True)
    agent.press("Envoyer la réponse")
    agent.reads("Répondue")
    case = agent.path.split("?")[0]

    mailbox.wait_for("jeanne@exemple.fr", "Réponse à votre question")
    visitor.go(own)
    visitor.reads("sur demande une semaine avant le vote")
    visitor.press("Oui", exact=True)
    visitor.reads("votre avis est noté")
    visitor.fill("Votre message", "Merci. Et pour le catalogue des projets ?")
    visitor.press("Envoyer", exact=True)
    visitor.reads("Nous vous répondons au plus tard le")
    agent.go(case)
    agent.reads("Et pour le catalogue des projets", "En cours")

    agent.press("En faire une réponse de la FAQ")
    agent.fill("La question, comme un habitant la poserait", "Peut-on voter quand on ne voit pas ?")
    agent.press("Enregistrer le brouillon")
    agent.reads("une autre personne la valide")
    entry = agent.path.split("?")[0]
    officer = walks(own_site, "project-officer", javascript, name="questions-officer")
    officer.go(entry)
    officer.press("Valider et publier")
    visitor.go("/questions?q=voit")
    visitor.reads("Peut-on voter quand on ne voit pas")


@pytest.mark.parametrize("javascript", MODES, ids=mode_name)
def test_an_appointment_is_taken_and_given_back(own_site, walks, mailbox, javascript):
    visitor = walks(own_site, None, javascript, name="appointments-visitor")
    visitor.go("/questions")
    visitor.press("Prendre rendez-vous")
    visitor.press("par téléphone")
    visitor.fill("Nom", "Jeanne Morel", exact=True)
    visitor.fill("Ce dont vous voulez parler", "Écrire mon idée")
    visitor.press("Réserver")
    visitor.reads("à corriger")
    visitor.fill("Adresse électronique", "jeanne@exemple.fr")
    visitor.fill("Téléphone", "06 00 00 00 00")
    visitor.press("Réserver")
    visitor.reads("Votre rendez-vous", "Mathilde Verdonnet")
    letter = mailbox.wait_for("jeanne@exemple.fr", "Votre rendez-vous")
    link = next(path_of(link, own_site) for link in links_of(letter) if "/rendez-vous/suivi/" in link)

    agent = walks(own_site, "project-officer", javascript, name="appointments-agent")
    agent.go("/bureau")
    agent.follow("Rendez-vous", exact=True)
    agent.reads("Jeanne Morel", "Écrire mon idée")

    visitor.go(link)
    visitor.page.locator("summary", has_text="Annuler ce rendez-vous").click()
    visitor.press("Annuler le rendez-vous")
    visitor.reads("Ce rendez-vous est annulé")
    agent.go("/bureau/rendez-vous")
    agent.does_not_read("Jeanne Morel")


@pytest.mark.parametrize("way", WAYS, ids=way_name)
def test_a_caller_is_answered_on_the_phone_or_by_the_service_that_knows(own_site, walks, way):
    agent = walks(own_site, "reception-agent", way=way, name="phone-agent")
    agent.go("/bureau")
    agent.follow("Questions des habitants")
    agent.press("Saisir une question")
    # Somebody known: what she proposed is on the same screen.
    agent.page.locator("main input[name=q]").fill("marchandeau")
    with agent.page.expect_navigation():
        agent.page.locator("main input[name=q]").press("Enter")
    agent.press("Sylvie Marchandeau")
    agent.reads("Question de Sylvie Marchandeau.", "Ses idées")
    agent.fill("La question, en une ligne", "Quand saurai-je si mon idée est retenue ?")
    agent.fill("Ce qui est demandé", "Elle a déposé en octobre et n’a pas de nouvelles.")
    agent.fill("Réponse donnée tout de suite", "En décembre : un courriel vous le dira avant tout le monde.")
    agent.select("Thème", "Où en est un projet")
    agent.press("Enregistrer", exact=True)
    agent.must_correct()
    agent.check("La personne sait que sa question est notée et qu’elle peut en demander l’effacement")
    agent.press("Enregistrer", exact=True)
    agent.reads("La question n° … est enregistrée avec sa réponse.")
    # The next caller asks what only a service knows.
    agent.go("/bureau/questions/nouvelle")
    agent.page.locator("main input[name=name]").fill("Émile Garrec")
    agent.page.locator("main input[type=tel]").fill("06 00 00 00 01")
    agent.fill("La question, en une ligne", "L’arbre du quai peut-il être déplacé ?")
    agent.fill("Ce qui est demandé", "Il gêne le passage des fauteuils.")
    agent.select("Thème", "Autre question")
    agent.check("La personne sait que sa question est notée et qu’elle peut en demander l’effacement")
    agent.press("Enregistrer", exact=True)
    agent.reads("Pour répondre par courriel, il faut une adresse électronique.")
    agent.check("Par téléphone", exact=True)
    agent.press("Enregistrer", exact=True)
    agent.reads("La question porte le numéro …. Réponse due le ….")
    case = agent.path.split("?")[0]
    service = own_site.query("select s.name from services s join accounts a on a.id = s.referent_id where a.email like 'isabelle.rambourg%'")[0][0]
    agent.unfold("Transmettre")
    agent.select("Service", service)
    agent.fill("Ce qui est attendu d’elle", "L’âge de l’arbre, et un prix.")
    agent.press("Transmettre", exact=True)
    agent.reads("La question n° … est transmise.")
    referent = walks(own_site, "service-referent", way=way, name="phone-referent")
    referent.go("/bureau")
    referent.follow("Questions des habitants")
    referent.press("L’arbre du quai peut-il être déplacé ?")
    assert referent.path.split("?")[0] == case
    referent.reads("L’âge de l’arbre, et un prix.")
    referent.fill("Réponse", "Non, il a cent ans ; mais le quai sera élargi en mars.", exact=True)
    referent.press("Envoyer la réponse")
    referent.reads("La réponse est notée : imprimez-la, ou donnez-la de vive voix.")
    agent.go(case)
    agent.reads("le quai sera élargi en mars")
