### Ce que le Règlement sur la protection des passagers aériens (RPPA) peut dire, en français du Canada.
### ../en a les mêmes clés avec les mêmes chiffres.

## À qui il s’applique

appr-touches-canada = { $origin }-{ $destination } est à destination, en provenance ou à l’intérieur du Canada
appr-no-airport-in-canada = aucun aéroport du billet n’est situé au Canada
appr-connection-abroad = le segment perturbé relie deux aéroports étrangers ; il compte comme correspondance de ce billet

## Le retard du passager à l’arrivée

appr-arrival-not-known = ni le retard ni les heures d’arrivée ne sont connus
appr-arrival-stated = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} à la destination inscrite sur le billet
appr-arrival-by-times = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, d’après les heures du dernier segment
appr-arrival-by-way-taken = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, d’après le réacheminement offert et accepté
appr-arrival-by-way-declined = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, selon l’arrivée prévue du réacheminement offert
appr-ask-arrival-delay = disruption.arrival_delay_minutes: avec quel retard le passager est-il arrivé à la destination finale ?

## La taille du transporteur

appr-size-stated = { $size } : selon la déclaration
appr-size-known = { $size } : { $carrier } en { $year }, { $evidence }
appr-size-estimated = la taille de { $carrier } en { $year } est une estimation : { $evidence }
appr-size-contradicted = déclaré { $stated }, mais { $carrier } était un { $known } transporteur en { $year } : { $evidence }
appr-flown-for-large = vol effectué pour le compte de { $carrier }, un gros transporteur
appr-flown-for-small = { $carrier } était lui-même un petit transporteur en { $year } : voler pour son compte n’augmente pas les sommes
appr-sold-by-large = vendu par { $seller } : si { $carrier } a volé pour son compte, les sommes des gros transporteurs sont dues (RPPA, par. 1(4))
appr-operator-not-stated = le transporteur exploitant n’est pas déclaré ; { $carrier } est réputé avoir effectué le vol
appr-carrier-not-named = le transporteur n’est pas nommé
appr-size-not-known = la taille de { $carrier } en { $year } n’est pas connue
appr-ask-size = carrier_size: le transporteur était-il gros ou petit au sens du RPPA l’année du vol (le transporteur n’est pas nommé) ?
appr-ask-size-of = carrier_size: le transporteur était-il gros ou petit au sens du RPPA l’année du vol (la taille de { $carrier } en { $year } n’est pas connue) ?

## Ce qui est attribuable au transporteur

appr-in-control = { $cause } : attribuable au transporteur
appr-treated-as = { $cause } sans cause première est assimilé à { $root } : attribuable au transporteur
appr-crew-presumed = aucune cause première n’est consignée ; la cause compte donc comme un manque d’équipage
appr-safety = { $cause } : attribuable au transporteur, mais nécessaire par souci de sécurité
appr-outside = { $cause } : indépendant de la volonté du transporteur
appr-outside-after-measures = { $cause } : indépendant de la volonté du transporteur, qui a ensuite pris toutes les mesures raisonnables
appr-attributable = que la perturbation soit directement attribuable à { $cause } est déduit de la cause elle-même
appr-measures-not-taken = { $cause } : toutes les mesures raisonnables n’ont pas été prises ; le vol antérieur n’excuse donc rien
appr-measures-not-proved = les mesures raisonnables ne sont pas prouvées : pour { $cause } survenu à ce vol même, le texte ne les exige pas, un tribunal le pourrait
appr-planning-open = { $cause } : la question de savoir si les mesures prouvées le rendaient inévitable reste ouverte
appr-class-open = le classement de { $cause } n’est pas établi ; la réponse repose sur le seul code
appr-cause-not-enough = { $cause } ne suffit pas à établir la catégorie
appr-no-cause-proved = le transporteur n’a prouvé aucune cause ; la perturbation est présumée lui être attribuable
appr-control-presumed = attribuable au transporteur et non nécessaire par souci de sécurité

## Laquelle de plusieurs causes l’emporte

appr-cause-decides = { $cause } : { $excused ->
    [one] { $excused } minute est excusée
   *[other] { $excused } minutes sont excusées
}, { $rest ->
    [one] { $rest } ne l’est pas
   *[other] { $rest } ne le sont pas
}
appr-cause-is-minor = { $cause } excuse { $excused ->
    [one] { $excused } minute
   *[other] { $excused } minutes
} et n’est pas la cause du reste ({ $rest } min)
appr-other-cause-decides = { $excused ->
    [one] { $excused } minute est excusée
   *[other] { $excused } minutes sont excusées
} par une cause qui n’est pas nommée, plus que le reste ({ $rest } min)
appr-ask-other-cause = disruption.cause: la plus grande partie du retard est excusée par une autre cause : laquelle ?

## Ce qu’une cause qui n’établit rien laisse ouvert

appr-ask-root-cause = disruption.cause: quelle est la cause première ?
appr-ask-fod-tyre = disruption.cause: l’aéroport ou le transporteur devait-il garder l’aire dégagée, et le changement de pneu était-il nécessaire par souci de sécurité ?
appr-ask-ground-collision = disruption.cause: à qui appartenait l’équipement qui a heurté l’aéronef, et la réparation était-elle nécessaire par souci de sécurité ?
appr-ask-aircraft-collision = disruption.cause: une instruction de l’aéroport ou du contrôle aérien a-t-elle mené à la collision, et la réparation était-elle nécessaire par souci de sécurité ?
appr-ask-handler-strike = disruption.cause: le prestataire d’escale est-il un fournisseur de services essentiels, comme un aéroport, ou un sous-traitant du transporteur ?
appr-ask-earlier-weather = disruption.cause: le retard est-il directement attribuable à la météo lors de la rotation antérieure, et le transporteur a-t-il pris toutes les mesures raisonnables (par. 10(2)) ? Sinon, indiquez la cause qui restait.
appr-ask-deicing = disruption.cause: est-ce la météo ou l’exploitation de l’aéroport qui a retenu l’aéronef, ou la planification du transporteur ?
appr-ask-offload = disruption.cause: le déchargement était-il nécessaire par souci de sécurité ou de sûreté, ou relevait-il de la manutention du transporteur ?
appr-ask-cyberattack = disruption.cause: qui a la maîtrise du système attaqué, et l’attaque était-elle un acte illégal venu de l’extérieur ?
appr-ask-pandemic = disruption.cause: y avait-il un ordre ou une instruction d’une autorité, ou un manque de demande ?
appr-ask-smaller-aircraft = disruption.cause: pourquoi l’aéronef a-t-il été changé ? Indiquez la cause première.
appr-ask-late-inbound = disruption.cause: pourquoi l’aéronef est-il arrivé en retard ? Indiquez la cause première.
appr-ask-border-queue = disruption.cause: qui gérait la file d’attente, et le passager était-il à la porte à temps ?

## Retard et annulation

appr-nothing-for-delay = { $version } n’accorde rien pour un retard ou une annulation
appr-moved-earlier = le vol a été avancé
appr-moved-earlier-came-late = le vol a été avancé, et le passager est arrivé en retard par un autre
appr-moved-earlier-rights = un réacheminement ou un remboursement peut être dû, indépendamment de toute indemnité
appr-notice-not-known = le jour où le passager a été avisé n’est pas connu
appr-ask-notice = disruption.notice_days: combien de jours avant le départ le passager a-t-il été avisé ?
appr-no-notice = aucun préavis n’est déclaré : le retard a été connu au moment où il s’est produit
appr-no-refund = aucun remboursement n’est déclaré
appr-refunded = le billet a été remboursé : une somme forfaitaire est due
appr-refund-presumed = le remboursement est tenu pour fait en vertu du par. 17(2) : le réacheminement offert ne convenait pas au passager
appr-ask-refunded = disruption.refunded: le billet a-t-il été remboursé parce que le réacheminement offert ne convenait pas ?
appr-did-not-come = le passager ne s’est pas présenté pour le vol, et aucun remboursement n’est déclaré
appr-ask-did-not-come = passenger.presented_for_check_in: le passager ne s’est pas présenté pour le vol : par quel vol a-t-il atteint la destination et avec quel retard, ou le billet a-t-il été remboursé ?
appr-below-bands = retard de { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} : inférieur à la première tranche
appr-band = retard de { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} ; tranche de { $from } à { $to }
appr-last-band = retard de { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} ; tranche de { $from } ou plus

## Refus d’embarquement

appr-volunteered = le passager a cédé son siège contre un avantage
appr-no-volunteer-presumed = le passager n’a pas cédé son siège contre un avantage : personne ne le dit
appr-volunteer-not-stated = personne ne dit que le passager a cédé son siège
appr-no-volunteer = le passager n’a pas offert son siège
appr-documents-missing = les documents manquaient
appr-late-at-gate = le passager est arrivé en retard à la porte
appr-refused-for-conduct = le passager a été refusé en raison de sa conduite
appr-refused-for-health = le passager a été refusé en raison de sa santé
appr-no-reservation = il n’y avait pas de réservation confirmée
appr-not-at-check-in = le passager ne s’est pas présenté à l’enregistrement
appr-seats-not-known = refusé en raison des documents : on ne sait pas si des sièges manquaient
appr-ask-seats = disruption.denial_ground: les documents étaient en règle, mais y avait-il moins de sièges que de passagers en droit d’embarquer ? Si oui, indiquez overbooking.
appr-ask-reservation = passenger.confirmed_reservation: le passager détenait-il une réservation confirmée ?
appr-ask-check-in = passenger.presented_for_check_in: le passager était-il là à temps, avec les documents ?
appr-entitlement-not-known = on ne sait pas si le passager était en droit d’embarquer
appr-seats-short-presumed = des sièges manquaient : aucun autre motif de refus n’est donné
appr-denied-boarding = avec une réservation, là à temps, et privé de siège
appr-denial-band = retard de { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} ; tranche à partir de { $from }

## Déclassements, et enfants sur les genoux

appr-downgrade = un déclassement n’est ni un retard, ni une annulation, ni un refus d’embarquement
appr-downgrade-refund = si la classe inférieure vient d’un réacheminement prévu à l’art. 17 ou 18, la différence de prix est due à titre de remboursement
appr-lap-infant = un enfant de moins de deux ans sans siège : le texte ne tranche pas

## Indemnité déjà reçue, et demandes tardives

appr-not-compensated = aucune indemnité n’est déclarée reçue ; le droit à une indemnité ailleurs n’est pas un obstacle
appr-compensated = une indemnité a été reçue en vertu de { $regime }
appr-rest-is-owed = s’il a été payé moins que ce qui est dû, le reste demeure dû : les sommes sont un minimum
appr-no-filing-date = aucune date de dépôt n’est donnée ; aucun délai n’est donc appliqué
appr-filed-in-time = déposé le { $filed } pour un événement du { $event }
appr-filed-late = déposé le { $filed }, le jour du premier anniversaire du { $event } ou après
appr-late-by-announcement = la demande est faite à temps d’après le jour du vol, et tardive si c’est le jour de l’annonce qui compte

## Ce que le Règlement sur la protection des passagers aériens accorde en plus de la somme, et à quelles conditions, en
### français du Canada. ../en a les mêmes clés avec les mêmes chiffres.

## Droits autres que la somme

appr-rights-tarmac-care = des toilettes, de l’air et de la chaleur, à manger et à boire et, si possible, un moyen de communiquer
appr-rights-disembarkation = la possibilité de quitter l’aéronef, sauf si le décollage est probable dans les 45 minutes qui suivent
appr-rights-reason = la raison de la perturbation
appr-rights-information = la raison, l’indemnité qui peut être due, les soins qui sont dus et les recours possibles
appr-rights-updates = des nouvelles toutes les 30 minutes, jusqu’à ce qu’une nouvelle heure de départ soit fixée ou un réacheminement organisé
appr-rights-food = à manger et à boire en quantité raisonnable, et un moyen de communication
appr-rights-food-until-boarding = à manger et à boire en quantité raisonnable, et un moyen de communication, jusqu’à l’embarquement sur le vol suivant
appr-rights-hotel = une chambre d’hôtel ou un lieu d’hébergement comparable, et le transport aller-retour
appr-rights-agreed-benefit = l’avantage convenu pour le siège, confirmé par écrit avant le départ du vol
appr-rights-seat-nine-hours = un siège sur le prochain vol du transporteur ou d’un partenaire qui part dans les neuf heures
appr-rights-seat-any-carrier = un siège sur un vol de tout transporteur qui part dans les 48 heures
appr-rights-other-airport = le transport vers un autre aéroport à une distance raisonnable, et un siège sur un vol de tout transporteur qui en part
appr-rights-next-available = un siège sur le prochain vol disponible du transporteur ou d’un partenaire
appr-rights-next-available-same-airport = un siège sur le prochain vol disponible du transporteur ou d’un partenaire au départ du même aéroport
appr-rights-whole-ticket-and-return = le prix du billet entier, et un siège de retour vers le point de départ
appr-rights-unused-part = le prix de la partie inutilisée du billet
appr-rights-seat-after-event = un siège sur le prochain vol du transporteur ou d’un partenaire qui part dans les 48 heures suivant la fin de l’événement
appr-rights-seat-any-carrier-any-airport = un siège sur un vol de tout transporteur, au besoin à partir d’un autre aéroport à une distance raisonnable, transport compris
appr-rights-next-any-carrier-any-airport = un siège sur le prochain vol de tout transporteur, au besoin à partir d’un autre aéroport à une distance raisonnable, transport compris
appr-rights-seat-within-days = un siège sur le prochain vol du transporteur ou d’un partenaire qui part dans les 48 heures
appr-rights-seat-else-any-carrier = un siège sur le prochain vol du transporteur ou d’un partenaire qui part dans les 48 heures, sinon de tout transporteur
appr-rights-extras = le prix des services supplémentaires non reçus lors du réacheminement, ou payés deux fois
appr-rights-difference = la différence de prix
appr-rights-refund-method = le remboursement est versé à la personne qui a payé, selon le mode de paiement utilisé
appr-rights-refund-method-or-chosen = le remboursement est versé à la personne qui a payé, selon le mode de paiement utilisé, sauf si elle a choisi par écrit une autre forme
appr-rights-money = de l’argent ; un bon seulement s’il vaut plus, n’expire jamais et a été choisi par écrit

## Conditions de ces droits

appr-rights-if-on-tarmac = l’aéronef attend sur l’aire de trafic, portes fermées ou après l’atterrissage
appr-rights-if-on-tarmac-in-canada = l’aéronef attend sur l’aire de trafic d’un aéroport au Canada
appr-rights-if-overnight = le passager doit attendre jusqu’au lendemain
appr-rights-if-no-seat-nine-hours = le transporteur et ses partenaires n’ont pas de siège dans les neuf heures
appr-rights-if-no-seat-any-carrier = aucun transporteur n’a de siège dans les 48 heures
appr-rights-if-purpose-lost = le passager n’est plus au point de départ et le voyage a perdu sa raison d’être
appr-rights-if-no-seat-after-event = le transporteur et ses partenaires n’ont pas de siège dans les 48 heures suivant la fin de l’événement
appr-rights-if-no-seat-no-refund = le transporteur et ses partenaires n’ont pas de siège dans les 48 heures, et le passager ne veut pas de remboursement
appr-rights-if-no-seat = le transporteur et ses partenaires n’ont pas de siège dans les 48 heures
appr-rights-if-no-seat-purpose-lost = le transporteur et ses partenaires n’ont pas de siège dans les 48 heures, le passager n’est plus au point de départ et le voyage a perdu sa raison d’être
appr-rights-if-other-way = un réacheminement a été fourni
appr-rights-if-lower-class = le réacheminement était dans une classe inférieure
appr-rights-if-refunded = un remboursement est versé
appr-rights-if-outside = la cause était indépendante de la volonté du transporteur
appr-rights-if-control = la cause était attribuable au transporteur
appr-rights-if-way-unsuitable = le réacheminement offert ne convient pas au passager
appr-rights-if-size = le transporteur est un { $size } transporteur
appr-rights-if-delay = le retard est de { $hours ->
    [one] { $hours } heure
   *[other] { $hours } heures
} ou plus
appr-rights-if-told-late = avisé moins de { $hours ->
    [one] { $hours } heure
   *[other] { $hours } heures
} avant le départ inscrit sur le billet
appr-rights-if-waiting = toujours en attente { $hours ->
    [one] { $hours } heure
   *[other] { $hours } heures
} après le départ inscrit sur le billet
