"""How often words and classes stand in a thousand words of health news: a pattern is looked for at its rarest.

Nothing that a pattern matches depends on these figures, only how often it is tried.
"""

from __future__ import annotations

import re

# Rounded, from 774 news stories (600,000 words); each row goes on until the next figure.
_PER_THOUSAND = """
50  the , . <hyped-thing>
20  a and in of to <ailment> <condition> <exposure> <intervention> <population> <priced-thing> <problem>
    <product-word> <research-thing> <study-word>
10  for is that <body> <harm-patient> <harm> <make-happen> <person> <treatment-word>
5   are as at be have it more not on patients said study was who with 's <benefit-noun> <drug> <duration>
    <house-extra> <named-harm> <procedure> <symptom>
2   about also an been blood but by can cancer could disease do dr. drug found from had has he health heart i if may
    new one or other people percent research researchers risk says she some than their there they this those
    treatment we were when which will women years you ( ) : — <calm-word> <count> <drug-class-word> <drug-class>
    <food> <house-doctor> <house-ingredient> <makes-happen> <making-happen> <number> <percent> <subject-name>
    <supplement> <therapy>
1   according after all because better brain breast called cells center children clinical day did doctors drugs
    effects even first get group help her high his how into its just less like long many medical medicine men most
    no now only out over pain patient published results say should so still studies such surgery symptoms taking
    test them therapy these three time trial two u.s. university up use used very what while would year your % <age>
    <design> <device> <diet> <harm-kind> <house-staff> <num-dose-unit> <regulator> <result-verb> <unwanted-effect>
    <year>
0.5 able added age alzheimer american among another any approved aspirin author autism available average back based
    before being benefit benefits between body both cancers care cases cause cholesterol common company compared
    control d data death depression device diabetes diet different director does dose during each early effect
    effective every evidence fda few findings five food given going good half healthday healthy higher hospital
    however important including information institute involved journal know known last later lead levels life likely
    low lower lung make medication medications might million months much my national need news number off often our
    part participants placebo potential pressure prevent problems procedure professor prostate really received
    reduce report reported same school scientists screening see showed side since six skin sleep small states stroke
    system take team term tests then think through times told too took treat treatments trials type united using
    vitamin way week weeks weight well where whether without work york $ / 1 10 2 20 ; ? [ ] – <all-people> <animal>
    <house-lot> <house-send> <money> <num-thin> <product-form> <quick-acting> <ratio>
0.2 ability acid active activity actually acupuncture ad addiction addition additional administration adults
    advanced advertisement again against ago almost alone along already alternative although am americans amount
    analysis annual anti appears approach approval around assigned associated association asthma attack attacks
    authors away babies bad become believe best big birth bone boston calcium california cardiovascular case caused
    causes cell centers certain change changes chemotherapy chief child chronic city clear clinic co coffee
    cognitive colleagues college colon combination come comes companies complications condition conditions
    considered continue controlled cost costs ct cure current currently cut daily damage days deaths dementia
    designed develop developed developing development devices diagnosed diagnosis difference difficult diseases
    disorder disorders doctor doing done doses down due earlier eat eating effectiveness eight either email end
    england enough especially example exercise experience experienced experimental experts explained eye fact
    factors failure family far fat feel fewer find finding fish flashes follow followed foods form four free
    function funded further future gene general genetic getting give go got greater groups guidelines having head
    helped helps here him history home hope hormone hospitals hot hours human images imaging immune improve improved
    improvement include included increase increased infections inflammation instead insulin invasive islands issue
    keep kids kind knee large larger leading least led level light linked little liver lives longer look looked
    looking loss lot made main major makes making mammograms march market me meeting melanoma memory menopause
    mental mice mild minutes monday month mri ms multiple natural nearly needed needs never next non normal noted
    obesity offers oil old older once oncology online opioid option options others outcomes overall own parents
    parkinson past per period person phase physical physicians pill pills please point population positive possible
    potentially practice pregnancy pregnant prescription presented president prevention previous probably problem
    procedures process products program promising protein provide psa public put quality question questions
    radiation range rate rates read reading real reason receive recent recommend recommended reduced reducing
    reduction related release relief replacement reporter researcher response result reuters review right risks role
    running safe safety san scan scans science scientific second seen serious seven several severe short show shown
    shows sign significant significantly similar single slow smoking society something specific stage standard start
    started statins stem step stimulation story sugar suggest suggested suggests supplement supplements surgeons
    survival t taken technology tested testing therapies thing things third though thought tissue today traditional
    treated treating try tuesday tumor tumors types typically under until us usually vaccine vision want wednesday
    whose why within woman working works world wrote yet & 100 12 15 2010 2011 24 25 3 30 4 40 5 50 6 60
    <addiction-word> <dose-name> <dose> <fully> <harm-bleeding> <harm-headache> <house-insurer> <num-others>
    <observational> <receptor> <times>
"""
_RARE = 0.05
_PREFIX = 1.0  # of a prefix: more words start with it than the table can know
_ROW = re.compile(r"^([\d.]+)((?: .*\n)+)", re.MULTILINE)
_BY_KEY = {key: float(figure) for figure, keys in _ROW.findall(_PER_THOUSAND) for key in keys.split()}


def frequency(key: str) -> float:
    """Times in a thousand words of a word, a prefix (`cur*`) or a class (`<drug>`)."""
    if len(key) > 1 and key.endswith("*"):
        return _PREFIX
    return _BY_KEY.get(key, _RARE)
