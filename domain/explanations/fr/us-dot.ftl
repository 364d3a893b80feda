### Ce que disent les règles des États-Unis, 14 CFR parties 250 et 260, en français du Canada.

us-dot-departs = le vol part de { $from }, aux États-Unis

us-dot-departs-outside = le vol part de { $from }, hors des États-Unis : un vol vers ceux-ci n’est pas visé

us-dot-touches = { $from }-{ $to } est à destination, en provenance ou à l’intérieur des États-Unis

us-dot-outside = { $from }-{ $to } n’est ni à destination, ni en provenance, ni à l’intérieur des États-Unis

us-dot-seats-not-checked = la règle vaut pour les vols d’un appareil de 30 sièges ou plus ; lequel a volé n’a pas été vérifié

us-dot-nobody-bumped = personne ne s’est vu refuser l’embarquement : pour un retard ou une annulation, les règles ne connaissent aucune somme

us-dot-lower-class = un siège dans une classe inférieure : la différence de tarif est due, et aucune somme

us-dot-lap-infant = un enfant de moins de deux ans sans siège à lui : la règle parle d’une place réservée

us-dot-oversold = le vol était surréservé

us-dot-oversold-presumed = le vol était surréservé : aucun autre motif du refus n’est indiqué

us-dot-announced = refusé avant le jour du vol : la règle ne dit pas si c’est un refus d’embarquement

us-dot-seats-not-known = refusé en raison de documents : on ne sait pas si le vol était surréservé

us-dot-ask-seats = disruption.denial_ground: les documents étaient en règle, mais le vol était-il surréservé ? Si oui, indiquer overbooking.

us-dot-smaller-aircraft = un appareil plus petit est venu : rien n’est dû si l’exploitation ou la sécurité l’exigeait

us-dot-ask-aircraft = disruption.cause: l’exploitation ou la sécurité exigeait-elle l’appareil plus petit ? Alors rien n’est dû ; sinon, indiquer OVERBOOKING.

us-dot-compensated = la somme a déjà été reçue au titre de cette règle

us-dot-other-compensation = une indemnisation a été reçue au titre de { $regime }

us-dot-other-compensation-warning = on ne connaît aucune règle par laquelle cette somme exclut celle-ci ; le transporteur peut s’y opposer

us-dot-no-alternative = aucun autre itinéraire n’a été offert

us-dot-planned = l’autre itinéraire devait arriver avec { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} de retard

us-dot-planned-unknown = on ne sait pas avec quel retard l’autre itinéraire devait arriver

us-dot-ask-planned = disruption.rerouting: un autre itinéraire a-t-il été offert, et avec quel retard devait-il arriver à la destination finale ?

us-dot-planned-taken-from-arrival = aucune arrivée prévue n’est indiquée ; { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} de retard, comme le passager est arrivé

us-dot-planned-counts = c’est l’arrivée prévue au moment de l’arrangement qui compte, et non celle qui a eu lieu ; si elles diffèrent, indiquer disruption.rerouting

us-dot-highest-band = sans autre itinéraire, la plus grande part du tarif est due

us-dot-up-to = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} de retard : pas plus de { $limit }

us-dot-over = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} de retard : plus de { $limit }

us-dot-below = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} de retard : moins de { $limit }

us-dot-not-below = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} de retard : pas moins de { $limit }

us-dot-from = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} de retard : { $limit } ou plus

us-dot-onward-open = un vol à l’intérieur des États-Unis sur un billet qui commence à l’étranger : il n’est pas établi si ses tranches sont les intérieures ou les internationales

us-dot-may-stop-over = le billet a un long arrêt à { $at } : si le passager l’a voulu, le trajet jusque-là et le retard là-bas comptent

us-dot-fare-unknown = le tarif n’est pas connu

us-dot-ask-fare = one_way_fare: quel était le prix d’un aller, en dollars américains, taxes et frais obligatoires compris ? { $percent } % en sont dus, jusqu’à un plafond

us-dot-free-ticket = un billet sans tarif : le plus bas tarif payé pour cette classe sur ce vol fait foi

us-dot-ask-fare-of-others = one_way_fare: quel était le plus bas tarif payé pour un billet de la même classe sur le vol, en dollars américains ? { $percent } % en sont dus, jusqu’à un plafond

us-dot-other-currency = le tarif est indiqué comme { $fare } : la règle compte en dollars américains, et rien n’est converti ici

us-dot-ask-fare-in-dollars = one_way_fare: quel était le prix d’un aller en { $currency } ?

us-dot-part-of-fare = { $percent } % du tarif de { $fare }

us-dot-below-cap = pas plus que le plafond de { $cap }

us-dot-capped = plus que le plafond de { $cap }, auquel le transporteur peut s’en tenir

us-dot-may-pay-more = le plafond est ce qu’un transporteur peut imposer ; il peut payer davantage

us-dot-cap-in-doubt = il n’est pas sûr que le plafond de { $cap } s’appliquait ce jour-là plutôt que son voisin

us-dot-caps-may-have-changed = les plafonds sont ajustés tous les deux ans ; on n’a pas vérifié si celui de { $cap } s’appliquait encore ce jour-là

us-dot-gives-agreed-benefit = l’avantage convenu pour le siège

us-dot-gives-information = les conditions de l’indemnisation et les priorités d’embarquement, par écrit

us-dot-gives-money = de l’argent ou un chèque le jour même et sur place ; dans les 24 heures si l’autre itinéraire est parti avant. Un bon seulement si le passager le choisit

us-dot-gives-further-damages = une indemnisation devant un tribunal

us-dot-gives-difference-in-fare = la différence avec le tarif de la classe inférieure

us-dot-gives-refund = le prix de ce qui n’a pas été parcouru, en argent et sans demande : dans les 7 jours ouvrables sur une carte, dans les 20 jours autrement

us-dot-gives-baggage-fee = les frais du bagage

us-dot-if-sum-is-declined = le passager refuse la somme

us-dot-if-declined = le passager ne voyage pas : ni le vol modifié, ni un autre itinéraire, ni un bon n’a été accepté

us-dot-if-baggage-is-late = un bagage enregistré est arrivé avec 12 heures de retard ou plus, depuis ou vers l’étranger 15 heures (un vol d’au plus 12 heures) ou 30 heures, et cela a été signalé

us-dot-if-changed-by = le départ est avancé de { $hours ->
    [one] { $hours } heure
   *[other] { $hours } heures
} ou l’arrivée retardée d’autant, ou davantage

us-dot-seats-open = { $cause } est indiquée : on ne sait pas si le vol était surréservé

us-dot-ask-oversold = disruption.denial_ground: le vol était-il surréservé ? Si oui, indiquer overbooking.
