### Ce que peuvent dire les lois d’un seul État, en français du Canada.

national-departs = le voyage part de { $from }, dans le territoire

national-departs-elsewhere = le voyage part de { $from }, hors du territoire

national-touches-nothing = aucun aéroport du billet ne se trouve dans le territoire

national-touches = le voyage touche { $at }, dans le territoire

national-reach-open = il n’a pas été lu si la loi s’applique à un voyage qui touche { $at } et commence ailleurs

national-its-carrier = { $carrier } est un transporteur du territoire

national-not-its-carrier = { $carrier } n’est pas un transporteur du territoire

national-text-not-read = ce que la loi accorde selon { $version } n’a pas été lu

national-no-reservation = il n’y avait pas de réservation confirmée

national-reservation-presumed = le passager avait une réservation confirmée : personne ne le conteste

national-free-ticket-covered = les passagers avec un billet gratuit ont les mêmes droits

national-free-ticket-open = il n’a pas été lu si la loi protège les passagers avec un billet gratuit

national-infant-open = il n’a pas été lu si la loi accorde une somme à un enfant de moins de deux ans sans siège

national-stayed-away = le passager ne s’est pas présenté à l’enregistrement

national-absence-open = il n’a pas été lu si la loi protège un passager qui n’est pas venu à l’aéroport

national-no-cause = le transporteur n’a donné aucune cause, il n’en invoque donc aucune

national-not-excused-presumed = aucune cause n’exonère le transporteur : il n’en nomme aucune

national-own-cause = le transporteur répond de { $cause }

national-excused = { $cause } exonère le transporteur

national-measures-not-proved = { $cause } : le transporteur n’a pas prouvé qu’il a pris les mesures voulues

national-measures-proved = { $cause } : le transporteur a prouvé qu’il a pris les mesures voulues

national-measures-warning = la cause n’exonère que le transporteur qui a pris les mesures voulues : sinon, la somme est due

national-cause-open = on ne sait pas si { $cause } exonère le transporteur

national-ask-measures = disruption.reasonable_measures_proved: le transporteur a-t-il prouvé qu’il ne pouvait éviter { $cause } par les mesures voulues ?

national-root-unknown = { $cause } n’est jamais une cause première

national-ask-root = disruption.cause: quelle était la cause première de { $cause } ?

national-defence-open = il n’a pas été lu si { $cause } est une défense contre un refus d’embarquement

national-part-excused-open = il n’a pas été lu si { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} d’une autre cause sont retranchées du retard

national-compensated = une indemnisation a été reçue pour l’événement au titre de { $regime }

national-rest-warning = si la somme reçue est inférieure à celle due ici, le reste peut encore être dû

national-other-sum-open = il n’a pas été lu si une somme au titre de { $regime } s’impute sur celle de la présente loi

national-domestic = le voyage commence et finit dans le territoire

national-international = le voyage est international

national-distance-unknown = un aéroport du voyage n’est pas connu, donc sa distance non plus

national-ask-airports = itinerary.legs: de quel aéroport à quel aéroport allait le voyage ?

national-near-boundary = près de la limite d’une tranche : { $distance } sur l’ellipsoïde, qui décide, et { $on_sphere } sur une sphère

national-distance = { $from }-{ $to } fait { $distance } par le grand cercle

national-delay-over = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} de retard : plus de { $limit }

national-delay-not-over = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} de retard : pas plus de { $limit }

national-denied = refusé contre la volonté du passager et sans faute de sa part

national-no-offer = aucun autre itinéraire n’est indiqué comme ayant été offert

national-offer-unknown = les heures d’un autre itinéraire ne sont pas toutes connues

national-ask-offer-arrival = disruption.rerouting: un autre itinéraire a-t-il été offert, et avec combien de minutes de retard arrive-t-il à la destination finale ?

national-ask-offer-departure = disruption.rerouting.departs_earlier_minutes: combien de minutes plus tôt l’autre itinéraire part-il ?

national-offer-too-early = l’autre itinéraire part { $earlier } minutes plus tôt, plus de { $earlier_limit }

national-offer-too-late = l’autre itinéraire arrive avec { $late } minutes de retard, plus de { $late_limit }

national-offer-fits = l’autre itinéraire part { $earlier } minutes plus tôt (au plus { $earlier_limit }) et arrive avec { $late } minutes de retard (au plus { $late_limit })

national-reduction-open = il n’a pas été lu en combien d’heures un autre itinéraire doit arriver pour que la somme soit réduite

national-offer-late = l’itinéraire offert arrive avec { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} de retard, plus de { $limit }

national-offer-in-time = l’itinéraire offert arrive avec { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} de retard, au plus { $limit }

national-fare-unknown = le prix du billet n’est pas connu

national-ask-fare = one_way_fare: quel était le prix de l’aller simple, en { $currency } ?

national-fare-in-other-currency = le prix de { $fare } n’est pas dans la monnaie de la loi, et aucun taux n’est connu

national-fare = l’aller simple a coûté { $fare }

national-says-nothing-of-downgrade = il n’a pas été lu ce que la loi accorde pour un siège dans une classe inférieure

national-says-nothing-of-earlier-departure = il n’a pas été lu ce que la loi accorde pour un vol avancé

national-waiting = encore en attente { $hours ->
    [one] { $hours } heure
   *[other] { $hours } heures
} après le départ du billet

national-if-overnight = le passager doit attendre la nuit

national-reach-presumed = il n’a pas été lu si la loi s’applique aux voyages au départ de { $from } : il est présumé que oui
