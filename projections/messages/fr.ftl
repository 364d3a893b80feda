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
compensation-owed = Indemnité calculée{ $again } : { $amounts }{ $basis }.
compensation-not-owed = Indemnité calculée{ $again } : rien n’est dû{ $basis }.
compensation-needs-facts = Indemnité non calculée : un fait manque.
compensation-needs-legal-review = Indemnité non calculée : le droit laisse la question ouverte{ $basis }.
claim-approved = Réclamation acceptée : { $amounts }.
claim-denied = Réclamation refusée : { $reason } ({ $citation }).
payout-authorized = Versement autorisé : { $amount }.
payout-retried = Versement autorisé à la place d’un autre qui a échoué : { $amount }.
payout-sent = Versement transmis à la banque.
claim-paid-in-full = Payé : { $amount }; tout ce qui est dû est payé.
claim-paid-in-part = Payé : { $amount }; un solde reste dû.
payout-failed = Versement refusé par la banque : { $reason }.
payout-stalled = Versement incertain après { $attempts ->
    [one] { $attempts } essai
   *[other] { $attempts } essais
} : { $reason }.
payout-returned = De l’argent payé est revenu : { $reason }; { $amount } est dû de nouveau.
claim-amended = Réclamation modifiée : { $facts }.
claim-withdrawn = Réclamation retirée.
claim-withdrawn-because = Réclamation retirée : { $reason }.
claim-reopened = Réclamation rouverte : { $reason }.
carrier-reason-recorded = Le transporteur a donné un motif : { $cause }; { $bearing }.
note-added = Note ajoutée.
evidence-attached = Pièce jointe : { $document }, { $bytes ->
    [one] { $bytes } octet
   *[other] { $bytes } octets
} de type { $media_type }.

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
stands-payout-returned = Un versement est revenu : montant dû de { $amounts }.
stands-withdrawn = La réclamation est retirée.
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
next-fix-payout = L’équipe de soutien établit pourquoi le versement a échoué et verse de nouveau.

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
again-no = {""}
again-facts-amended = {" "}de nouveau, la réclamation ayant été modifiée
again-flight-verified-again = {" "}de nouveau, le vol ayant été vérifié une autre fois
again-carrier-reason = {" "}de nouveau, le transporteur ayant donné un motif
again-claim-reopened = {" "}de nouveau, la réclamation ayant été rouverte
again-rules-changed = {" "}de nouveau, les règles ayant changé
withdrawal-settled-with-carrier = l’affaire est réglée avec le transporteur
withdrawal-submitted-twice = une autre réclamation porte sur la même affaire
withdrawal-submitted-in-error = elle a été déposée par erreur
withdrawal-not-pursued = elle n’est pas poursuivie
reopening-new-facts = on a appris quelque chose
reopening-decision-wrong = la décision était erronée
reopening-decided-otherwise = un tribunal, une cour ou l’Office en a décidé autrement
reopening-withdrawal-taken-back = le retrait est annulé
returned-account-closed = le compte est fermé
returned-account-unknown = ce compte n’existe pas
returned-account-refuses = le compte n’accepte pas un tel paiement
returned-holder-differs = le compte est celui d’une autre personne
returned-sent-back = la personne qui l’a reçu l’a renvoyé
returned-not-stated = la banque ne donne pas de motif
document-any = un document
document-carrier-statement = une déclaration du transporteur
document-boarding-pass = une carte d’embarquement
document-booking = une réservation
document-flight-record = un relevé du vol
document-receipt = un reçu
document-authority = une procuration
bearing-counts = il n’en avait pas donné auparavant
bearing-confirms = il l’avait déjà dit
bearing-contradicts = il avait dit autre chose auparavant
bearing-too-late = la réclamation était déjà close
fact-replacement-legs = les vols finalement empruntés
fact-disruption = ce qui s’est passé
fact-carrier-size = la taille du transporteur
fact-carried-for = pour qui le transporteur a volé
fact-filed-on = le jour où la réclamation est parvenue au transporteur
fact-already-compensated-by = qui a déjà payé
fact-passenger = ce qu’on sait d’un passager
fact-one-way-fare = un tarif
fact-name = un nom
fact-email = l’adresse électronique
fact-phone = le numéro de téléphone
fact-booking-reference = le numéro de réservation
fact-payout-account = où verser
fact-itinerary = l’itinéraire
fact-passengers = qui a voyagé
cause-tech-unscheduled = défaut technique constaté hors de l’entretien prévu (usure, panne d’une pièce, contrôle avant le vol)
cause-tech-scheduled-maint = problème constaté pendant l’entretien prévu, ou retard de celui-ci
cause-tech-premature-failure = panne prématurée d’un composant pendant sa durée de vie
cause-tech-hidden-defect = défaut caché de fabrication ou de conception reconnu par le constructeur ou l’autorité, qui touche le type et la sécurité
cause-tech-airworthiness-directive = immobilisation ou consigne de l’autorité pour ce type d’appareil
cause-fod-tyre = pneu endommagé par un objet étranger sur l’aire de manœuvre
cause-bird-strike = collision avec des oiseaux ou d’autres animaux, et le contrôle obligatoire qui suit
cause-lightning = foudroiement suivi d’une inspection obligatoire
cause-ground-handling-collision = escalier mobile, chargeur ou autre engin d’assistance qui heurte l’avion stationné
cause-collision-other-aircraft = avion stationné heurté par l’appareil d’un autre transporteur
cause-airport-fuel-system = panne générale du système d’avitaillement exploité par l’aéroport
cause-runway-contamination = piste fermée par du carburant ou des débris qui ne viennent pas de l’avion du transporteur
cause-airport-baggage-staff = manque de bagagistes de l’exploitant de l’aéroport
cause-ground-handler-own = assistant en escale du transporteur ou de son sous-traitant en retard ou en sous-effectif
cause-crew-illness = membre d’équipage malade, absent ou décédé peu avant le départ
cause-crew-shortage = manque d’équipage, planification, formation
cause-crew-duty-time = équipage au bout de son temps de service permis
cause-strike-own-lawful = grève légale du personnel du transporteur (pilotes, équipage de cabine)
cause-strike-own-wildcat = grève sauvage du personnel du transporteur après l’annonce d’une restructuration
cause-strike-parent-sympathy = grève du personnel du transporteur en solidarité avec un conflit de la société mère
cause-strike-atc = grève du contrôle de la circulation aérienne
cause-strike-airport-security = grève du personnel de l’aéroport, de la sûreté ou des frontières
cause-strike-ground-handler = grève chez un sous-traitant d’assistance en escale
cause-atc-restriction = créneau, régulation ou manque de personnel du contrôle aérien
cause-weather-unsafe = conditions météorologiques incompatibles avec l’exploitation sûre de ce vol
cause-weather-other-rotation = conditions météorologiques qui ont touché une rotation antérieure du même avion
cause-deicing = file d’attente, liquide ou camions de dégivrage insuffisants
cause-airspace-closed = fermeture de l’espace aérien, cendres volcaniques, NOTAM
cause-airport-closed = fermeture de l’aéroport ou panne d’exploitation à l’aéroport
cause-security-threat = alerte à la bombe, atteinte à la sûreté, sabotage, détournement
cause-unruly-passenger = passager perturbateur, déroutement ou débarquement
cause-medical-emergency = urgence médicale à bord, ou déroutement pour celle-ci
cause-baggage-offload = débarquement des bagages d’un passager absent
cause-it-outage-own = panne d’un système exploité ou contrôlé par le transporteur
cause-it-outage-airport = panne d’un système de l’aéroport ou d’une autorité
cause-cyberattack = cyberattaque contre le transporteur ou un fournisseur
cause-gov-order = ordre du gouvernement, interdiction de voyage, instruction officielle
cause-war-instability = guerre, instabilité politique
cause-pandemic = restrictions liées à une pandémie, ou effondrement de la demande
cause-overbooking = plus de réservations que de sièges
cause-commercial-cancel = faible remplissage, décision d’horaire ou de flotte
cause-aircraft-swap-smaller = avion plus petit substitué
cause-late-inbound = avion arrivé en retard du vol précédent
cause-fuel-cost-or-insolvency = prix du carburant, saisie par le bailleur, insolvabilité
cause-border-queue = file d’attente à la frontière ou à la sûreté qui a retardé les passagers
cause-unknown = aucune cause donnée par le transporteur
unknown = Cette version du programme n’a pas de mots pour cela.
