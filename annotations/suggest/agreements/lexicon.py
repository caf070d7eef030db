"""The words by which texts name agreements, and the classes of words that tell how they are meant."""

from __future__ import annotations


def wordset(words: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(words.split())


INSTRUMENTS = wordset(
    "agreement agreements accord accords arrangement arrangements memorandum memoranda memorandums mou "
    "mous moa moc loi letter letters treaty treaties pact pacts protocol protocols convention conventions "
    "contract contracts subcontract subcontracts lease leases deal deals declaration declarations "
    "communiqué communique communiqués statement statements document documents text addendum addenda "
    "annex amendment charter compact covenant understanding understandings deed statute roadmap framework "
    "plan programme programmes note notes exchange heads terms extension draft paper order orders option "
    "subscription reservation booking purchase loan credit grant package bargain iga tsa tsas icwg "
    "concession franchise tender licence license licenses settlement ceasefire undertaking undertakings "
    "bid minutes record instrument instruments pledge pledges promise promises offer offers commitment "
    "commitments proposal proposals call guarantee assurance intention intentions goal resolve "
    "determination request announcement initiative initiatives commitment ultimatum invitation nda jv "
    "ilrs appendix supplement modification renewal"
)
PARTNERSHIPS = wordset(
    "partnership partnerships cooperation co-operation collaboration collaborations alliance alliances "
    "venture ventures consortium effort work up scheme fund bridge mechanism regime axis laboratory "
    "twinning membership trilateral accelerator ecosystem assistance aukus cspo icet ipmda quad x "
    "coalition relationship bloc network project program constellation union entente axis ties"
)
COMMISSIVES = wordset(
    "agree agrees agreed agreeing pledge pledges pledged pledging promise promises promised promising "
    "offer offers offered offering commit commits committed committing undertake undertakes undertook "
    "undertaken intend intends intended propose proposes proposed proposing decide decides decided invite "
    "invites invited inviting request requests requested apply applied guarantee guaranteed guarantees "
    "vow vows vowed resolve resolves resolved earmark earmarked approve approved partner partners "
    "partnered partnering collaborate collaborates collaborated collaborating cooperate cooperates "
    "cooperated cooperating join joins joined joining unite unites united plan plans planned participate "
    "participates select selects selected researching working work works sign signs signed seek welcome "
    "determined deliver committed carry sharing share shares consent consented accept accepted accede "
    "acceded swear sworn assure assured support team teamed teaming contribute allocate allot award "
    "awarded awards order orders ordered hire hired buy bought purchase purchased purchases"
)
ENGAGEMENTS = wordset(
    "met meet meets meeting meetings received receives receive receiving hosted hosts host welcomed "
    "welcomes talks talk consultations consultation negotiations discussed discuss discusses discussion "
    "discussions called calls call visit visited visits saw session briefing conferred convened convene "
    "convenes gathered sat spoke speaks dialogue conversation audience phoned held exercise exercises "
    "drill drills round roundtable summit huddled encounter"
)
HEADS = INSTRUMENTS | PARTNERSHIPS | COMMISSIVES | ENGAGEMENTS
"""Every word that may be the head of a mention; a model decides which are."""

AFTER_OF = wordset(
    "understanding intent cooperation co-operation letters notes action interest commitment agreement "
    "exchange collaboration friendship association partnership offer terms understandings reference "
    "discussions work"
)
"""`letter of intent`: after `of` these belong to the name of an instrument."""
OF_HEADS = wordset(
    "memorandum memoranda memorandums letter letters exchange statement declaration programme program "
    "plan deed protocol heads terms note record minutes treaty instrument agreement"
)

NAMES = (
    "artemis accords",
    "outer space treaty",
    "registration convention",
    "liability convention",
    "rescue agreement",
    "rescue and return agreement",
    "moon agreement",
    "moon treaty",
    "paris agreement",
    "aukus",
    "combined space operations",
    "space bridge",
    "wolf amendment",
    "missile technology control regime",
    "wassenaar arrangement",
    "new start treaty",
    "new start",
    "space safeguards agreement",
)
"""Agreements known by name, in lower case."""

SIGNING = wordset("sign signed signing conclude concluded reach reached seal sealed ink inked make made")
NEGATIONS = wordset("no not never without nor neither n't cannot denied denies deny rejected")
DEFINITE = wordset("the this that these those such its their his her our said same")
INDEFINITE = wordset("a an another any each one second third further separate new")
LINKERS = wordset("on for of between with regarding concerning in to under covering about among governing by")


def _pairs(firsts: str, seconds: str) -> frozenset[str]:
    return frozenset(f"{first} {second}" for first in firsts.split() for second in seconds.split())


_CUES = {
    "future": "will would shall expected due planned plans upcoming soon tomorrow foreseen slated scheduled until",
    "done": "signed inked concluded sealed initialled adopted ratified entered force renewed extended exchanged won",
    "talk": "negotiating negotiation negotiations negotiate talks discussing discussed discuss drafting draft drafts "
    "finalising finalizing finalise finalize awaiting pending exploring considering consider reviewing stage close "
    "negotiated negotiators drafted examined lawyers preparing prepare clause clauses tabled weighing possible",
    "end": "cancelled canceled cancel terminated terminate lapsed expired expire collapsed withdrew withdrawn withdraw "
    "scrapped suspended abandoned ended dropped rejected refused declined dead fell revoked dissolved broke failed "
    "ends cancels exit exits exited quit quits terminates expires lapses collapse collapses annulled annuls void "
    "defunct replaced replaces superseded torn scraps nothing withdraws pulled",
    "claim": "alleged allegedly reportedly rumoured rumored rumours rumors claimed claim claims denied denies deny "
    "suspected suspects believed supposed accused fears feared secret secretly leaked unconfirmed false fake "
    "alleges allege allegation allegations accuses accusation accusations baseless unverified rumour rumor",
    "offer": "proposed proposes proposing proposal propose offered offers offering offer invited invites wants want "
    "asked seeks seeking hopes hope could may might if suggested idea willing ready applied",
    "no": "no not never nothing nor without yet neither",
    "run": "under existing since ongoing continues continue standing longstanding already maintains covers lets allows",
    "settled": "agreed agree pledged promised committed undertook decided approved cleared",
    "late": "postponed delayed put off moved stalled paused hold frozen shelved",
}
_FATES = {
    "ended": wordset(
        "abandon abandoned abandoning abandons aborted abrogated annul annulled annulling annuls axed cancel "
        "canceled canceling cancellation cancelled cancelling cancels ceased ceases ceasing collapse collapsed "
        "collapses defunct denounced denounces denouncing died discontinue discontinued discontinues dissolved "
        "dissolves dissolving ditched ditches drop dropped dropping drops ended ending ends evaporated exit exited "
        "exiting exits expiration expire expired expires expiring expiry jettisoned lapse lapsed lapses lapsing "
        "nullified quashed quit quits quitting reject rejected rejecting rejects renounced renounces repealed "
        "replaced replaces replacing rescind rescinded rescinds revoke revoked revokes revoking scrap scrapped "
        "scrapping scraps scuppered scuttled sever severed severs shelved supersede superseded supersedes "
        "superseding terminate terminated terminates terminating termination unravel unraveled unravelled unravels "
        "vetoed void voided voids withdraw withdrawal withdrawing withdrawn withdraws withdrew"
    )
    | _pairs("break breaks breaking broke broken call called calling calls", "off")
    | _pairs("back backed backing bow bowed drop dropped opt opted pull pulled pulling pulls", "out")
    | _pairs("ran ruled run runs threw throw thrown", "out")
    | _pairs("fall fallen falling falls fell", "apart through")
    | _pairs("turn turned turning turns vote voted voting", "down")
    | _pairs("walk walked walking walks", "away")
    | _pairs("rip ripped tear tore torn wind winding winds wound", "up")
    | _pairs("are is now was were", "dead over")
    | _pairs("never not", "extend extended renew renewed")
    | _pairs("an", "end"),
    "pending": wordset(
        "awaiting awaits considering delayed discussing draft drafted drafting drafts exploring eyeing eyes finalise "
        "finalising finalize finalizing negotiate negotiates negotiating negotiation negotiations pending postponed "
        "postponement preparing stalled talks unsigned weigh weighing weighs"
    )
    | _pairs("be been not", "awarded concluded finalised finalized initialled signed")
    | _pairs("not", "sign ready")
    | _pairs("to", "accede conclude finalise finalize initial sign")
    | _pairs("being", "discussed drafted finalised finalized negotiated prepared")
    | _pairs("in", "negotiation preparation")
    | _pairs("under", "consideration discussion negotiation preparation review study")
    | _pairs("put puts putting", "off")
    | _pairs("the", "lawyers table"),
    "alleged": wordset(
        "accusation accusations accuse accused accuses accusing allegation allegations allege alleged allegedly "
        "alleges baseless bogus denial denied denies deny denying disputed disputes fabricated fake false hoax "
        "invented leaked purported purportedly reportedly rumor rumored rumors rumour rumoured rumours secret "
        "secretly speculation supposed supposedly suspected unconfirmed unverified"
    )
    | _pairs("said reported believed thought understood", "to")
    | _pairs("no", "such"),
    "proposed": wordset(
        "advocate advocated advocates advocating invitation invite invited invites offer offered offering offers "
        "pitch pitched proposal proposals propose proposed proposes proposing recommend recommended recommends "
        "suggest suggested suggestion suggests urge urged urges wish wishes"
    )
    | _pairs("call called calling calls", "for")
    | _pairs("could should may might would", "be sign join")
    | _pairs("hope hopes hoped want wants wanted like keen willing ready invited", "to"),
}
FATES = {words: fate for fate, phrases in _FATES.items() for words in phrases}
"""What a word or a pair of words tells of an agreement: that it ended, is pending, alleged or proposed."""
CUES = {word: cue for cue, words in _CUES.items() for word in words.split()}
"""The class of a word that tells of the status of an agreement."""
