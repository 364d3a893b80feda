### Ce que tout régime peut dire, en français du Canada. ../en a les mêmes clés avec les mêmes chiffres.

law-version-applies = { $version } s’applique à un départ le { $day }

law-no-version-applies = aucune version ne s’applique à un départ le { $day }

law-told-days-before = avisé { $days ->
    [one] { $days } jour avant
   *[other] { $days } jours avant
} le départ prévu

law-notice-unknown = le jour où le passager a été avisé n’est pas connu

law-ask-notice = disruption.notice_days: combien de jours avant le départ le passager a-t-il été avisé ?

law-arrival-unknown = ni le retard ni les heures d’arrivée ne sont connus

law-ask-arrival-delay = disruption.arrival_delay_minutes: avec combien de minutes de retard le passager est-il arrivé à la destination finale ?

law-arrival-stated = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} de retard à la destination du billet

law-arrival-by-times = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} de retard, selon les heures du dernier tronçon

law-arrival-by-rerouting-taken = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} de retard, par l’itinéraire offert et accepté

law-arrival-by-rerouting-declined = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} de retard, selon l’arrivée prévue de l’itinéraire offert

law-delay-too-short = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} de retard : moins de { $limit } minutes

law-delay-long-enough = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} de retard : { $limit } minutes ou plus

law-volunteered = le passager a cédé son siège en échange d’un avantage

law-not-volunteered = le passager n’a pas offert son siège

law-not-volunteered-presumed = le passager n’a pas cédé son siège en échange d’un avantage : rien n’indique le contraire

law-documents-missing = les documents manquaient

law-late-at-gate = le passager s’est présenté en retard à la porte

law-refused-for-conduct = le passager s’est vu refuser l’embarquement en raison de sa conduite

law-refused-for-health = le passager s’est vu refuser l’embarquement en raison de sa santé

law-several-licences = { $carrier } désigne plusieurs transporteurs dont les licences viennent de pays différents

law-ask-which-licence = operating_carrier: lequel des transporteurs qui volent sous le code { $carrier } a effectué le vol ?

law-licence-unknown = le pays qui a délivré la licence de { $carrier } n’est pas connu

law-ask-licence = operating_carrier: quel pays a délivré la licence de { $carrier } ?

law-carrier-unknown = le transporteur qui a effectué le vol n’est pas nommé

law-ask-operating-carrier = operating_carrier: quel transporteur a effectué le vol ?

law-operating-carrier-taken = le transporteur exploitant n’est pas indiqué ; on suppose que { $carrier } a effectué le vol

law-limitation-may-be-over = le délai devant les tribunaux de { $place } a pu expirer le { $day } ; la somme est due malgré tout, et un tribunal peut en juger autrement

law-limitation-disputed = les listes de délais ne s’accordent pas sur { $place } ; le plus court est indiqué

law-if-assistance-abroad = une assistance (repas, hôtel, autre vol) a aussi été reçue dans le pays de départ

law-ends-another = n’acceptez pas d’abord la somme au titre de { $taken } : elle met fin à celle au titre de { $ended }

law-may-end-another = n’acceptez pas d’abord la somme au titre de { $taken } : elle peut mettre fin à celle au titre de { $ended }

law-no-reservation = il n’y avait pas de réservation confirmée

law-not-at-check-in = le passager ne s’est pas présenté à l’enregistrement

law-ask-reservation = passenger.confirmed_reservation: le passager avait-il une réservation confirmée ?

law-ask-check-in = passenger.presented_for_check_in: le passager était-il là à temps, avec les documents ?

law-entitlement-unknown = on ne sait pas si le passager avait le droit d’embarquer

law-entitled-to-board = avec une réservation, là à temps, et un siège refusé
