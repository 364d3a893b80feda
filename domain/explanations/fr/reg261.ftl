### Ce que dit le texte commun au règlement de l’Union et à celui du Royaume-Uni, en français du Canada.

reg261-no-reservation = il n’y avait pas de réservation confirmée

reg261-reservation-presumed = le passager avait une réservation confirmée : personne ne le conteste

reg261-free-ticket = un billet gratuit, ou un tarif qui n’est pas offert au public

reg261-infant-fare-unknown = un enfant de moins de deux ans sans siège : on ne sait pas si un tarif a été payé

reg261-ask-infant-fare = passenger.free_ticket: un tarif a-t-il été payé pour l’enfant de moins de deux ans ?

reg261-infant-with-fare = un enfant de moins de deux ans pour qui un tarif a été payé

reg261-stayed-away = le passager ne s’est pas présenté à l’enregistrement

reg261-compensated = une indemnisation a été reçue pour l’événement au titre de { $regime }

reg261-other-compensation = une somme au titre de { $regime } n’empêche pas celle de la présente loi

reg261-deduction-warning = le transporteur peut imputer cette somme sur une indemnisation complémentaire, mais non imputer sur elle la somme au titre de { $regime }

reg261-compensation-abroad = une indemnisation a été reçue au titre de { $regime } avant un voyage vers le territoire

reg261-ask-assistance = already_compensated_by: une assistance (repas, hôtel, autre vol) a-t-elle aussi été reçue dans le pays de départ ? Si oui, la présente loi ne s’applique pas.

reg261-distance-unknown = un aéroport du voyage n’est pas connu, donc sa distance non plus

reg261-ask-airports = itinerary.legs: de quel aéroport à quel aéroport allait le voyage ?

reg261-near-boundary = près de la limite d’une tranche : { $distance } sur l’ellipsoïde, qui décide, et { $on_sphere } sur une sphère

reg261-within-community = { $from }-{ $to } fait { $distance } et se trouve à l’intérieur du territoire

reg261-distance = { $from }-{ $to } fait { $distance } par le grand cercle

reg261-no-offer = aucun autre itinéraire n’est indiqué comme ayant été offert

reg261-offer-unknown = les heures de l’itinéraire offert ne sont pas toutes connues

reg261-ask-offer-arrival = disruption.rerouting.arrival_delay_minutes: avec combien de minutes de retard l’itinéraire offert arrive-t-il à la destination finale ?

reg261-ask-offer-departure = disruption.rerouting.departs_earlier_minutes: combien de minutes plus tôt l’itinéraire offert part-il ?

reg261-offer-late = l’itinéraire offert arrive avec { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} de retard, plus de { $limit }

reg261-offer-in-time = l’itinéraire offert arrive avec { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} de retard, au plus { $limit }

reg261-delay-not-reduced = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} de retard, { $limit } ou plus : rien n’est retranché

reg261-delay-reduced = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} de retard, moins de { $limit } : le transporteur peut réduire la somme de moitié

reg261-may-reduce = la réduction est une faculté du transporteur : sans elle, { $whole } sont dus

reg261-no-cause = le transporteur n’a donné aucune cause, il n’en prouve donc aucune

reg261-not-extraordinary-presumed = aucune circonstance extraordinaire : c’est au transporteur de les prouver

reg261-cause-unsettled = le classement de { $cause } n’est pas établi ; la réponse repose sur le code seul

reg261-rest-counts = { $excused } minutes sont extraordinaires ; les { $rest } autres ne le sont pas et suffisent

reg261-rest-too-short = { $excused } minutes sont extraordinaires ; les { $rest } autres ne suffisent pas

reg261-root-unknown = { $cause } n’est jamais une cause première : sans elle, elle compte comme { $root }

reg261-counts-as = { $cause } compte comme { $root }, inhérente à l’activité du transporteur

reg261-inherent = { $cause } est inhérente à l’activité du transporteur ou relève de sa maîtrise

reg261-measures-not-proved = { $cause } : le transporteur n’a pas prouvé qu’il a pris toutes les mesures raisonnables

reg261-extraordinary = { $cause } est extraordinaire

reg261-measures-proved = le transporteur a prouvé qu’il a pris toutes les mesures raisonnables

reg261-measures-not-contested = personne ne conteste que le transporteur a pris toutes les mesures raisonnables

reg261-measures-warning = le transporteur doit aussi prouver toutes les mesures raisonnables : sinon, la somme est due

reg261-cause-open = le caractère extraordinaire de { $cause } dépend d’un fait qui n’est pas connu

reg261-ask-root = disruption.cause: quelle était la cause première ?

reg261-transfer-owed = après un atterrissage ailleurs, le transporteur paie le trajet jusqu’à l’aéroport du billet

reg261-retimed-warning = l’heure plus tardive est réputée avoir remplacé celle de la réservation ; pour un retard au-delà, la somme peut être due

reg261-advance-unknown = on ne sait pas de combien le départ a été avancé

reg261-ask-advance = disruption.departure_moved_earlier_minutes: de combien de minutes le départ a-t-il été avancé ?

reg261-advance-short = avancé de { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, pas plus de { $limit } : pas une annulation

reg261-advance-long = avancé de { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, plus de { $limit } : une annulation

reg261-offer-departs-too-early = l’itinéraire offert part { $earlier } minutes plus tôt, plus de { $earlier_limit }

reg261-offer-arrives-too-late = l’itinéraire offert arrive avec { $late } minutes de retard, pas moins de { $late_limit }

reg261-offer-fits = l’itinéraire offert part { $earlier } minutes plus tôt (au plus { $earlier_limit }) et arrive avec { $late } minutes de retard (moins de { $late_limit })

reg261-no-defence = { $cause } ne libère pas le transporteur en cas de refus d’embarquement

reg261-documents-in-order = refusé en raison de documents qui étaient en règle

reg261-need-not-come = le refus avait été annoncé : personne n’est tenu de se présenter

reg261-no-grounds = refusé contre la volonté du passager et sans motif raisonnable

reg261-downgraded = un siège dans une classe inférieure : { $percent } % du prix du vol

reg261-ask-fare = one_way_fare: quel était le prix de ce vol seul ? { $percent } % en sont dus

reg261-ask-airport-baggage-staff = disruption.cause: quel personnel manquait : celui de l’aéroport, que le transporteur ne maîtrise pas, ou celui de son propre sous-traitant ?

reg261-ask-strike-ground-handler = disruption.cause: l’agent d’escale est-il celui de l’aéroport ou choisi par le transporteur, et sur quoi portait la grève ?

reg261-ask-weather-other-rotation = disruption.cause: ce retard est-il la conséquence directe de la météo du vol précédent, et le transporteur a-t-il pris ensuite toutes les mesures raisonnables ; sinon, quelle était la cause ?

reg261-ask-deicing = disruption.cause: est-ce la météo, l’exploitation de l’aéroport ou la planification du transporteur qui a retenu l’appareil ?

reg261-ask-baggage-offload = disruption.cause: le déchargement a-t-il été ordonné de l’extérieur pour la sûreté, ou relevait-il de la manutention du transporteur ?

reg261-ask-cyberattack = disruption.cause: quel système a été attaqué, et le transporteur aurait-il pu l’empêcher ?

reg261-ask-pandemic = disruption.cause: y avait-il un ordre d’une autorité, ou un manque de demande ?

reg261-ask-aircraft-swap = disruption.cause: pourquoi l’appareil a-t-il été changé ? Indiquer la cause première.

reg261-ask-late-inbound = disruption.cause: pourquoi l’appareil du vol précédent était-il en retard ? Indiquer la cause première.

reg261-ask-border-queue = disruption.cause: qui gérait la file, et le passager était-il là à temps ?

reg261-ask-lightning = disruption.cause: la foudre a-t-elle rendu une inspection obligatoire, et le transporteur aurait-il pu remplacer l’appareil ?

reg261-ask-collision = disruption.cause: qui a causé la collision, et l’appareil se trouvait-il où il devait être ?

reg261-ask-fuel-system = disruption.cause: qui exploite le système de carburant en panne : l’aéroport, pour tous les transporteurs, ou le fournisseur du transporteur ?

reg261-ask-strike-own = disruption.cause: le transporteur pouvait-il régler l’objet de la grève, ou relevait-il des seules autorités ?

reg261-ask-strike-sympathy = disruption.cause: le transporteur ou sa société mère pouvait-il régler l’objet de la grève ?

reg261-gives-information = les raisons, les droits de la présente loi par écrit, et où se plaindre

reg261-gives-agreed-benefit = l’avantage convenu pour le siège

reg261-gives-food-and-drink = des repas et des rafraîchissements en rapport raisonnable avec l’attente, sans limite de durée

reg261-gives-communication = deux appels, messages ou courriels

reg261-gives-accommodation = un hôtel, et le trajet aller-retour

reg261-gives-refund = le prix de la partie non effectuée, et de la partie effectuée si le voyage a perdu sa raison d’être, avec le retour au premier point de départ

reg261-gives-rerouting = un autre itinéraire vers la destination finale dans des conditions comparables, dès que possible ou plus tard au gré du passager

reg261-gives-transfer = le trajet de l’autre aéroport à celui du billet

reg261-gives-downgrade-reimbursement = une partie du prix du vol

reg261-gives-money = de l’argent ; un bon seulement si le passager y consent par écrit

reg261-gives-further-damages = une indemnisation complémentaire ; la somme peut en être déduite

reg261-if-overnight = le passager doit attendre une nuit

reg261-if-chosen-over-rerouting = le passager le préfère à un autre itinéraire

reg261-if-chosen-over-refund = le passager le préfère à un remboursement

reg261-if-passenger-gives-up = le passager renonce au voyage

reg261-if-another-airport = l’autre itinéraire se termine à un autre aéroport du même lieu

reg261-if-lower-class = le passager est transporté dans une classe inférieure

reg261-if-damage-is-proved = un dommage est prouvé

reg261-if-departs-late = le départ a { $hours ->
    [one] { $hours } heure
   *[other] { $hours } heures
} de retard ou plus

reg261-one-booking = les tronçons sont sur une même réservation : ils forment un seul voyage

reg261-reservation = le passager avait une réservation confirmée

reg261-fare = un tarif offert au public a été payé

reg261-not-cancelled = le vol a eu lieu : il n’a pas été annulé

reg261-cancelled = le vol prévu n’a pas eu lieu

reg261-refund-is-no-bar = le billet a été remboursé : cela ne retranche rien de la somme

reg261-advance-not-reduced = la somme pour un vol avancé n’est jamais réduite

reg261-persuasive-alone = { $ruling } n’a qu’une valeur persuasive : un tribunal peut en juger autrement

reg261-late-again = l’itinéraire offert et accepté est arrivé { $minutes } minutes plus tard qu’offert, { $limit } ou plus : un retard en soi

reg261-offer-outside-presumed = l’itinéraire offert et refusé ne respectait pas les limites : c’est au transporteur de prouver le contraire

reg261-declined-offer-reduces = l’itinéraire offert a été refusé : le texte regarde l’offre, et un tribunal peut demander si elle a été acceptée
