### Ce que dit TR-SHY en propre, en français du Canada.

shy-rate-rule-changed = depuis le 10 décembre 2024, une autre règle fixe le taux auquel la somme est payée en livres ; elle n’a pas été lue

shy-paid-in-lira = la somme est fixée en euros et payée en livres

shy-windows-recalled = les délais de préavis qui exonèrent le transporteur sont cités de mémoire, non lus

shy-moved-is-cancelled = un vol déplacé moins de deux semaines avant compte comme annulé

shy-no-sum-for-delay = cette version n’accorde aucune somme pour un retard

shy-delay-not-read = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} de retard : l’article qui accorde une somme pour retard n’a pas été lu

shy-right-refreshments = des rafraîchissements

shy-right-meals = des repas

shy-right-hotel = un hôtel

shy-right-refund = le prix du billet, si le passager renonce au voyage
