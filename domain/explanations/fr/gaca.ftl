### Ce que dit SA-GACA en propre, en français du Canada.

gaca-notice-open = avisé { $days ->
    [one] { $days } jour avant
   *[other] { $days } jours avant
} le départ : il n’a pas été lu si cela libère le transporteur

gaca-tiers-not-read = il n’a pas été lu quelle part du billet est due selon le préavis

gaca-landing-elsewhere-open = il n’a pas été lu si un atterrissage ailleurs est une escale non prévue

gaca-one-way-taken = le prix de l’aller simple est pris pour la valeur du billet

gaca-sum = { $amount }

gaca-stop-not-on-ticket = le vol a fait une escale qui n’était pas sur le billet

gaca-wheelchair-not-provided = un fauteuil roulant nécessaire n’a pas été fourni

gaca-right-drinks = des boissons

gaca-right-meal = un repas

gaca-right-hotel = un hôtel

gaca-right-cancel = le prix du billet, si le passager renonce au voyage

gaca-right-refund = le prix du billet, en plus de la somme
