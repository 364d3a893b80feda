### What TH-CAB101 says of its own, in English.

cab101-no-domestic-denial = no sum is known for a refusal to board within Thailand

cab101-denial-with-way-open = whether another way within three hours frees the carrier from the sum for a refusal to board was not read

cab101-right-care = food and drink, and means to communicate

cab101-right-hotel = a hotel, and the way there and back

cab101-right-refund = the price of the ticket or another way, as the passenger chooses

cab101-right-tarmac = to leave the aircraft

cab101-if-tarmac = three hours passed on board on the ground

cab101-right-payment = the sum within 14 days; a voucher, credit or miles of the same value or more may take its place
