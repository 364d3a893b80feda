### Ce que dit TH-CAB101 en propre, en français du Canada.

cab101-no-domestic-denial = aucune somme n’est connue pour un refus d’embarquement en Thaïlande

cab101-denial-with-way-open = il n’a pas été lu si un autre itinéraire dans les trois heures libère le transporteur de la somme pour refus d’embarquement

cab101-right-care = nourriture et boissons, et moyens de communiquer

cab101-right-hotel = un hôtel, et le trajet aller-retour

cab101-right-refund = le prix du billet ou un autre itinéraire, au choix du passager

cab101-right-tarmac = quitter l’appareil

cab101-if-tarmac = trois heures ont passé à bord au sol

cab101-right-payment = la somme dans les 14 jours ; un bon, un crédit ou des milles de même valeur ou plus peuvent en tenir lieu
