### Ce que dit la Convention de Montréal, en français du Canada.

montreal-between-states = le voyage { $from }-{ $to } touche plus d’un État

montreal-within-one-state = le voyage { $from }-{ $to } se trouve à l’intérieur d’un seul État

montreal-parties-not-checked = la convention vaut entre ses parties ; on n’a pas vérifié si ces États en sont

montreal-may-be-reviewed = les plafonds sont révisés tous les cinq ans ; on n’a pas vérifié si ceux-ci s’appliquaient encore ce jour-là

montreal-no-lump-sum = la convention ne donne aucune somme forfaitaire : un dommage doit être prouvé

montreal-beside-lump-sums = la somme forfaitaire d’une autre loi n’exclut pas cette indemnisation, et peut en être déduite

montreal-not-carried-open = les tribunaux ne s’accordent pas sur le point de savoir si un passager qui n’a pas été transporté a subi un retard

montreal-gives-delay = le dommage dû au retard, jusqu’à { $ceiling }

montreal-gives-baggage = le dommage aux bagages, jusqu’à { $ceiling } en tout

montreal-gives-injury = le dommage d’une lésion ou d’un décès ; jusqu’à { $limit } sans aucune défense du transporteur, au-delà sauf s’il prouve qu’il n’a pas été négligent

montreal-if-damage-is-proved = un dommage est prouvé, comme des frais d’hôtel

montreal-if-measures-are-not-proved = le transporteur ne prouve pas qu’il a pris toutes les mesures qui pouvaient raisonnablement s’imposer

montreal-if-baggage-suffered = des bagages ont été endommagés, retardés ou perdus

montreal-if-complained = le transporteur a été avisé par écrit : d’une avarie dans les { $damaged } jours, d’un retard dans les { $delayed } jours suivant la remise du bagage ({ $citation })

montreal-if-accident = un accident à bord, ou lors de l’embarquement ou du débarquement, a blessé ou tué le passager
