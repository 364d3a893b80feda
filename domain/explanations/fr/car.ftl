### Ce que dit IN-CAR en propre, en français du Canada.

car-no-sum-for-delay = aucune somme n’est accordée pour un retard

car-other-flight = l’autre vol arrive avec { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} de retard

car-no-other-flight = aucun autre vol n’a été offert

car-fare-base = la base est le tarif de base et le supplément carburant ; le prix indiqué est pris pour ceux-ci

car-no-flight-suited = avisé { $days ->
    [one] { $days } jour avant
   *[other] { $days } jours avant
} le départ, et aucun autre vol ne convenait

car-flight-suited = avisé { $days ->
    [one] { $days } jour avant
   *[other] { $days } jours avant
} le départ, et un autre vol a été accepté

car-whether-flight-suited = on ne sait pas si l’autre vol convenait au passager

car-ask-whether-accepted = disruption.rerouting.accepted: le passager a-t-il accepté l’autre vol ?

car-late-notice-flight-suited = avisé moins d’un jour avant, et un autre vol a été accepté : il n’a pas été lu ce qui est accordé alors

car-block-unknown = les heures prévues du vol ne sont pas toutes deux connues

car-ask-block = itinerary.legs: à quelle heure le vol devait-il partir et arriver ?

car-block = prévu de porte à porte : { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}

car-downgrade-day-open = il n’a pas été lu quel jour de 2023 la règle sur la classe inférieure est entrée en vigueur

car-right-meals = des repas et des rafraîchissements

car-right-another-flight = un autre vol ou le prix du billet

car-right-hotel = un hôtel

car-if-domestic = le vol est intérieur

car-if-long-or-night = le retard dépasse 24 heures ou tombe la nuit

car-counted-by-arrival = il n’a pas été lu si l’heure et le jour se comptent au départ ou à l’arrivée de l’autre vol ; l’arrivée est retenue

car-if-waiting = le passager doit attendre : il n’a pas été lu à partir de combien d’heures
