### Ce que tout régime peut dire, en français du Canada. ../en a les mêmes clés avec les mêmes chiffres.

law-version-applies = { $version } s’applique à un départ le { $day }

law-no-version-applies = aucune version ne s’applique à un départ le { $day }

law-told-days-before = avisé { $days ->
    [one] { $days } jour avant
   *[other] { $days } jours avant
} le départ prévu
