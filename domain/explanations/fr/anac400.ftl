### Ce que dit la résolution 400 de l’ANAC du Brésil, en français du Canada.

anac400-touches = { $from }-{ $to } est à destination, en provenance ou à l’intérieur du Brésil

anac400-outside = aucun aéroport du billet ne se trouve au Brésil

anac400-connects = { $from }-{ $to } relie deux aéroports étrangers, sur un billet vers le Brésil ou en provenance de celui-ci

anac400-connection-open = il n’est pas établi que la résolution vise un vol entre deux aéroports étrangers

anac400-may-be-revised = une révision de la résolution a fait l’objet d’une consultation ; on n’a pas vérifié si une nouvelle s’appliquait ce jour-là

anac400-nobody-bumped = personne ne s’est vu refuser l’embarquement : pour le reste, la résolution ne connaît aucune somme

anac400-announced = refusé avant le jour du vol : il n’est pas établi que le passager devait se présenter

anac400-lap-infant = un enfant de moins de deux ans sans siège : le texte ne tranche pas

anac400-compensated = la somme a déjà été reçue au titre de la résolution

anac400-other-compensation = une indemnisation a été reçue au titre de { $regime }

anac400-other-compensation-warning = on ne connaît aucune règle par laquelle cette somme exclut celle-ci ; le transporteur peut s’y opposer

anac400-domestic = { $from }-{ $to }, sur un billet à l’intérieur du Brésil

anac400-domestic-of-abroad = { $from }-{ $to } se trouve au Brésil, sur un billet qui va à l’étranger : il n’est pas établi laquelle des deux sommes est due

anac400-international = { $from }-{ $to } va à l’étranger

anac400-gives-agreed-benefit = l’avantage convenu pour le siège

anac400-gives-information = la raison, par écrit sur demande, et d’un retard des nouvelles toutes les 30 minutes

anac400-gives-rebooking = un autre vol, à la première occasion ou quand le passager le veut

anac400-gives-refund = le prix entier, avec les frais d’aéroport

anac400-gives-other-transport = le trajet par un autre moyen de transport

anac400-gives-communication = un moyen de communication

anac400-gives-food-and-drink = un repas ou un bon pour un repas, selon l’heure

anac400-gives-accommodation = un hôtel, avec le trajet aller et retour ; pour qui habite sur place, le trajet jusque chez soi et retour

anac400-gives-further-damages = une indemnisation complémentaire, dont un tribunal décide ; aucun chiffre ne peut être donné

anac400-if-chosen = le passager choisit ceci parmi ce qui doit être offert

anac400-if-overnight = le passager doit attendre une nuit

anac400-if-lost-by-the-carrier = la correspondance a été perdue pour une raison qui tient au transporteur

anac400-if-damage-is-proved = un dommage est établi

anac400-if-waiting-over = le passager attend plus de { $hours ->
    [one] { $hours } heure
   *[other] { $hours } heures
}
