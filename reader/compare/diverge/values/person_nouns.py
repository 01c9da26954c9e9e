"""Which nouns count people: passengers, miners, warders, worshippers.

General English vocabulary, written for this project.
"""

from __future__ import annotations

from reader.compare.details.wordlist import words
from reader.compare.words import key_of

PERSONS = frozenset(
    key_of(word)
    for word in words(
        """
        people person persons man men woman women child children boy boys girl girls baby babies infants toddlers
        teenagers teens adolescents adults pensioners individuals human humans souls lives others victims dead deaths
        fatalities fatality casualties bodies injured wounded wound hurt missing sick ill survivors evacuees homeless
        displaced villagers residents inhabitants townspeople islanders locals citizens civilians foreigners nationals
        families relatives parents mothers fathers sons daughters brothers sisters siblings twins couples widows orphans
        husbands wives grandparents grandmothers grandfathers friends neighbours neighbors
        passengers travellers travelers commuters tourists holidaymakers pilgrims visitors guests hikers
        climbers mountaineers skiers snowboarders swimmers bathers surfers divers walkers campers cyclists motorcyclists
        motorists drivers riders pedestrians joggers runners hunters anglers
        crew members member sailors seamen seaman mariners fishermen captain captains pilots stewards
        stewardesses attendants mates officers skippers helmsmen stowaways
        soldiers troops servicemen servicewomen marines paratroopers conscripts recruits reservists veterans generals
        peacekeepers policemen policewomen police constables detectives agents guards warders wardens jailers bodyguards
        firefighters firemen rescuers paramedics medics lifeguards volunteers helpers
        workers employees staff workforce labourers laborers miners builders welders electricians engineers technicians
        mechanics operators farmers farmhands shepherds gardeners cooks chefs waiters cleaners cashiers
        salespeople shopkeepers traders dealers merchants hairdressers porters clerks secretaries accountants bankers
        brokers managers directors executives bosses colleagues apprentices trainees interns contractors freelancers
        journalists reporters photographers cameramen editors authors writers artists actors dancers musicians singers
        models performers acrobats
        doctors physicians surgeons nurses midwives dentists pharmacists carers caregivers patients infected
        cases carriers
        pupils students schoolchildren schoolboys schoolgirls classmates teachers lecturers professors scientists
        researchers scholars
        spectators fans supporters onlookers bystanders audience concertgoers festivalgoers partygoers revellers
        revelers worshippers churchgoers mourners shoppers customers diners drinkers
        protesters protestors demonstrators marchers activists strikers rioters looters hooligans squatters
        migrants refugees deportees exiles
        hostages captives prisoners inmates detainees convicts fugitives suspects defendants accused offenders
        criminals thieves burglars robbers gunmen attackers assailants intruders kidnappers hijackers pirates smugglers
        traffickers gangsters gang dealers hackers arsonists killers murderers terrorists militants rebels fighters
        insurgents guerrillas jihadists extremists mercenaries
        diplomats ambassadors envoys ministers politicians lawmakers deputies senators councillors councilors delegates
        officials inspectors monitors observers judges jurors lawyers prosecutors witnesses priests monks nuns imams
        bishops athletes players footballers jockeys boxers wrestlers rowers referees coaches trainers watchmen
        strangers newcomers settlers nomads members subscribers voters signatories applicants investors shareholders
        """
    )
)
"""Stems of nouns that count people."""
