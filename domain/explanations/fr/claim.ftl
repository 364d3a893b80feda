### Ce que doit savoir des faits d’une demande quiconque la tranche, quoi qu’en fasse la loi, en français du Canada.
### ../en a les mêmes clés avec les mêmes chiffres.

claim-delay-not-verified = le retard à la destination finale ne repose que sur la déclaration du demandeur : aucune donnée de vol ne l’indique
claim-flown-for-stated = que { $operator } ait volé pour le compte de { $principal } ne repose que sur la déclaration du demandeur
claim-flown-for-not-counted = la demande déclare que { $operator } a volé pour le compte de { $principal } ; aucune preuve n’est connue, et il n’en a pas été tenu compte
