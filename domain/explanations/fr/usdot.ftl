### Ce que dit US-DOT, en français du Canada.

usdot-no-cash = aucune somme n’est due pour ce genre de perturbation : la règle ne connaît que le refus d’embarquement

usdot-departs-outside = le vol part de { $from }, hors des États-Unis

usdot-aircraft-of-thirty-seats = la règle vise les appareils de 30 sièges ou plus

usdot-domestic = de { $from } à { $to }, à l’intérieur des États-Unis

usdot-abroad = de { $from } à { $to }, des États-Unis vers l’étranger

usdot-no-reservation = il n’y avait pas de réservation confirmée

usdot-not-there = le passager ne s’est pas présenté à l’enregistrement

usdot-refused-over-documents = refusé en raison de documents : on ne sait pas si le vol était surréservé

usdot-ask-oversold = disruption.denial_ground: le vol était-il surréservé ? Si oui, indiquer overbooking.

usdot-ask-reservation = passenger.confirmed_reservation: le passager avait-il une réservation confirmée ?

usdot-ask-check-in = passenger.presented_for_check_in: le passager était-il là à temps, avec les documents ?

usdot-oversold-presumed = le vol était surréservé : aucun autre motif de refus n’est donné

usdot-entitlement-unknown = on ne sait pas si le passager avait le droit d’embarquer

usdot-entitled = avec une réservation, là à temps, et refusé sur un vol surréservé

usdot-nothing-arranged = aucun autre vol n’a été arrangé

usdot-planned-arrival = l’autre vol devait arriver { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} plus tard

usdot-planned-arrival-unknown = on ne sait pas quand l’autre vol devait arriver

usdot-ask-planned-arrival = disruption.rerouting.arrival_delay_minutes: de combien de minutes plus tard que prévu l’autre vol devait-il arriver ?

usdot-actual-taken-for-planned = l’arrivée est prise pour l’arrivée prévue de l’autre vol, que la règle compte

usdot-within-the-hour = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} plus tard : dans l’heure, rien n’est dû

usdot-band = { $minutes } minutes plus tard : { $percent } % du tarif aller simple, au plus { $cap }

usdot-no-other-flight = sans autre vol : { $percent } % du tarif aller simple, au plus { $cap }

usdot-ask-fare = one_way_fare: quel était le prix aller simple du billet, en USD ? { $percent } % en sont dus

usdot-capped = { $cap } est le maximum qu’un transporteur doit payer ; il peut payer davantage

usdot-gives-information = les conditions et l’indemnisation par écrit, aussitôt

usdot-gives-money = de l’argent ou un chèque le jour même ; un bon seulement si le passager le choisit en connaissant la somme

usdot-gives-refund = le prix de la partie non effectuée, par le mode de paiement : sept jours ouvrables pour les cartes, vingt jours pour les autres

usdot-gives-class-difference = la différence de tarif

usdot-if-declined = le passager refuse le voyage modifié et toute autre compensation

usdot-if-accepted = le passager a voyagé dans la classe inférieure

usdot-if-significant = la modification est de { $hours ->
    [one] { $hours } heure
   *[other] { $hours } heures
} ou plus
