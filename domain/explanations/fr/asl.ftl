### Ce que dit IL-ASL en propre, en français du Canada.

asl-emergency = des modifications d’urgence entre 2024 et 2026 ont changé des obligations pour un temps ; elles n’ont pas été lues

asl-advance-limit-unknown = il n’a pas été lu à partir de quelle avance un vol compte comme annulé

asl-index-unknown = les sommes indexées de { $version } ne sont pas connues

asl-index-recalled = que les sommes indexées connues soient celles de { $version } est cité de mémoire, non lu

asl-index = les sommes indexées de { $version } ont été lues

asl-ask-index = law.index: quelles sommes l’autorité a-t-elle publiées pour l’année du vol ?

asl-right-care = nourriture et boissons, et moyens de communiquer

asl-right-refund = le prix du billet ou un autre vol, au choix du passager
