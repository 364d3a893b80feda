### Ce que dit EU-261 en propre, en français du Canada.

eu261-departs = le voyage part de { $from }, dans le territoire : tout transporteur

eu261-departs-outside = le voyage part de { $from }, hors du territoire

eu261-arrives-outside = le voyage se termine à { $to }, aussi hors du territoire

eu261-arrives = le voyage se termine à { $to }, dans le territoire : un transporteur communautaire seulement

eu261-community-carrier = { $carrier } est un transporteur communautaire

eu261-no-community-carrier = { $carrier } n’est pas un transporteur communautaire

eu261-community-carrier-of-the-booking = { $carrier }, transporteur communautaire, a effectué un autre tronçon de la même réservation

eu261-claim-against = la demande vise { $carrier }, qui a effectué un autre tronçon de la réservation

eu261-swiss-courts = les tribunaux suisses ne suivent pas tous les arrêts récents de la Cour de justice : une somme pour retard y est moins certaine

eu261-place-in-doubt = il n’est pas certain que { $airport } soit dans le territoire : { $doubt }

eu261-hour-of-the-change = le départ est dans la dernière heure de la sortie du Royaume-Uni, à 23 h UTC le 31 décembre 2020 : la loi applicable est incertaine
