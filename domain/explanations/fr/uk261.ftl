### Ce que dit UK-261 en propre, en français du Canada.

uk261-departs = le voyage part de { $from }, au Royaume-Uni : tout transporteur

uk261-departs-outside = le voyage part de { $from }, hors du Royaume-Uni

uk261-arrives = le voyage se termine à { $to }, au Royaume-Uni : un transporteur du Royaume-Uni ou de l’Union seulement

uk261-arrives-in-union = le voyage se termine à { $to }, dans l’Union : un transporteur du Royaume-Uni seulement

uk261-arrives-outside = le voyage se termine à { $to }, hors du Royaume-Uni et de l’Union

uk261-carrier = { $carrier } a la licence requise

uk261-no-carrier = { $carrier } n’a pas une telle licence

uk261-licence-open = { $carrier } a une licence de la Norvège, de l’Islande ou de la Suisse : il n’est pas établi qu’il s’agisse ici d’une licence communautaire

uk261-carrier-of-the-booking = { $carrier }, qui a la licence requise, a effectué un autre tronçon de la même réservation

uk261-claim-against = la demande vise { $carrier }, qui a effectué un autre tronçon de la réservation

uk261-airport-open = { $to } se trouve en Norvège, en Islande ou en Suisse : il n’est pas établi qu’il s’agisse ici de l’Union
