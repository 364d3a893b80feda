### Ce qu'une personne lit d'une réclamation, en français (Canada). Les clés et les variables sont celles de en.ftl, sans
### quoi la compilation échoue ; les commentaires de en.ftl disent ce que chaque variable veut dire.
### Le deux-points suit une espace insécable (U+00A0), l'apostrophe est ’ ; un pluriel a les formes [one] et *[other].

## La chronologie : une phrase par événement.
claim-submitted = Réclamation déposée : { $kind } pour { $passengers ->
    [one] { $passengers } passager
   *[other] { $passengers } passagers
}, { $route }.
flight-verified = Vol vérifié : { $arrival }.
flight-not-verified = Vol non vérifié : { $reason }.
compensation-owed = Indemnité calculée : { $amounts }{ $basis }.
compensation-not-owed = Indemnité calculée : rien n’est dû{ $basis }.
compensation-needs-facts = Indemnité non calculée : un fait manque.
compensation-needs-legal-review = Indemnité non calculée : le droit laisse la question ouverte{ $basis }.
claim-approved = Réclamation acceptée : { $amounts }.
claim-denied = Réclamation refusée : { $reason } ({ $citation }).
payout-authorized = Versement autorisé : { $amount }.
payout-sent = Versement transmis à la banque.
claim-paid-in-full = Payé : { $amount }; tout ce qui est dû est payé.
claim-paid-in-part = Payé : { $amount }; un solde reste dû.
payout-failed = Versement refusé par la banque : { $reason }.
payout-stalled = Versement incertain après { $attempts ->
    [one] { $attempts } essai
   *[other] { $attempts } essais
} : { $reason }.

## Où en est une réclamation.
stands-submitted = La réclamation est reçue.
stands-flight-verified = Le vol est vérifié : { $arrival }.
stands-flight-not-verified = Le vol n’est pas vérifié : { $reason }.
stands-owed = Montant dû : { $amounts }{ $basis }.
stands-not-owed = Rien n’est dû{ $basis }.
stands-needs-facts = On ne peut dire ce qui est dû avant d’en savoir plus.
stands-needs-legal-review = Le droit laisse ouvert ce qui est dû{ $basis }.
stands-approved = Acceptée : montant dû de { $amounts }.
stands-denied = Refusée : { $reason } ({ $citation }).
stands-payout-authorized = Versement autorisé de { $amounts }.
stands-payout-sent = Versement de { $amounts } en cours à la banque.
stands-payout-stalled = Un versement est incertain : on ne sait pas ce que la banque a fait.
stands-payout-failed = La banque a refusé un versement.
stands-partly-paid = Payé : { $paid } sur { $owed }.
stands-paid = Payé : { $amounts }.

## Ce qui vient ensuite.
next-verify-flight = Le vol est comparé aux données de vol.
next-verify-by-hand = L’équipe de soutien vérifie le vol à la main.
next-calculate-compensation = L’indemnité est en cours de calcul.
next-supply-facts = Le réclamant indique ce qui manque.
next-review-law = Un juriste répond à une question que le droit laisse ouverte.
next-decide-claim = L’équipe de soutien accepte ou refuse la réclamation.
next-authorize-payout = L’équipe de soutien autorise le versement.
next-send-payout = Le versement est en cours de transmission à la banque.
next-await-bank = La banque exécute le versement.
next-settle-payout = L’équipe de soutien établit ce que la banque a fait du versement.
next-fix-payout = L’équipe de soutien établit pourquoi la banque a refusé et verse de nouveau.

## Morceaux de phrases : les mots des codes et des chiffres.
arrival-unknown = aucune source ne dit quand les passagers sont arrivés
arrival-on-time = arrivée à l’heure à la destination finale
arrival-early = arrivée à la destination finale avec { $time } d’avance
arrival-late = arrivée à la destination finale avec { $time } de retard
basis-none = {""}
basis-place = {" "}selon { $place }
basis-rules-and-section = {" "}selon { $rules }, { $citation }
both = { $first } et { $last }
route-between = de { $origin } à { $destination }
route-unknown = sur un trajet inconnu
kind-delay = retard
kind-cancellation = annulation
kind-denied-boarding = refus d’embarquement
kind-missed-connection = correspondance manquée
kind-diversion = déroutement
kind-earlier-departure = départ devancé
kind-downgrade = déclassement
unverified-flight-not-found = aucune source ne connaît le vol
unverified-flight-number-missing = la réclamation ne nomme pas le vol
unverified-arrival-unknown = aucune source ne sait quand le vol est arrivé
unverified-contradicts-claim = les données de vol disent autre chose que la réclamation
unverified-ticket-contradicts-timetable = selon la réclamation, le vol était attendu plus tôt qu’il ne l’était
unverified-replacement-ends-elsewhere = le voyage s’est terminé ailleurs que ne le prévoit le billet
unverified-sources-unavailable = aucune source de données de vol n’a pu être consultée
denial-not-entitled = le droit ne donne rien sur ces faits
denial-outside-carrier-control = la cause était indépendante de la volonté du transporteur
denial-required-for-safety = la cause était attribuable au transporteur, mais nécessaire par souci de sécurité
denial-filed-too-late = la réclamation est arrivée trop tard
denial-already-compensated = le passager a déjà été indemnisé pour cet incident
denial-facts-not-established = les faits n’ont pu être établis
stalled-bank-unreachable = la banque n’a pu être jointe
stalled-bank-undecided = la banque n’a pas tranché
stalled-bank-disagrees = le registre de la banque diffère du nôtre
stalled-account-unreadable = le compte est illisible
unknown = Cette version du programme n’a pas de mots pour cela.
