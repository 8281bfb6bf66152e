"""Tells page furniture from news, line by line.

Furniture is what a page says about itself: navigation, share bars, sign-up forms, cookie notices, links to
other articles, disclaimers, bylines. The rules are general and in doubt a line stays, for a sentence of the
news must never be lost: a rule looks at a whole line, is anchored at its beginning, and asks for the words
of a page speaking to its reader. Captions, dates and datelines are news and stay.
"""

from __future__ import annotations

import re

# No piece of furniture is longer; longer lines are not looked at.
_LONGEST_CHARS = 420
_LONGEST_LINK_CHARS = 200


def _words(listed: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in listed.split("/"))


# Whole lines, in lower case and without punctuation around them.
_EXACT = _words(
    """
    top of page / bottom of page / back to top / to top / skip to content / skip to main content /
    skip to navigation / jump to content / advertisement / advertisements / advertising / advert /
    sponsored / sponsored content / promoted / paid content / article continues below /
    article continues below advertisement / article continues after this advertisement /
    story continues below / story continues below advertisement / continue reading / keep reading /
    keep scrolling / read more / read more on this topic / read full story / read the full story /
    read full article / show more / see more / load more / view more / view all / see all / more /
    up next / loading / share / share this / share this article / share this story / share this post /
    share this page / share on facebook / share on twitter / copy link / link copied / print /
    print this page / print article / print version / email / e-mail / email this article / save /
    save article / menu / main menu / search / home / sign in / sign up / log in / login / register /
    subscribe / subscribe now / donate / donate now / follow / follow us / comments / comment /
    no comments / comments off / leave a comment / leave a reply / leave a tribute / post a comment /
    add a comment / be the first to comment / view comments / show comments / contact us / about us /
    privacy policy / terms of use / terms of service / terms and conditions / cookie policy /
    cookie settings / manage cookies / accept all cookies / accept all / accept cookies / accept /
    settings / live tv / photo gallery / top stories / just for subscribers / for subscribers /
    listen to article / listen to this article / listen now / play this story aloud / watch the video /
    watch our live stream / refresh for the latest / this is a developing story /
    this is a breaking news story / this story will be updated / this article will be updated / a+ a- /
    a a a / by admin / published straight from an agency feed
    """
)

_ABOVE_LINKS = _words(
    """
    related / related articles / related article / related stories / related story / related news /
    related topics / related content / related posts / related links / related coverage /
    related videos / more on this story / more on this topic / more on this / more stories / more news /
    more from this author / you may also like / you might also like / you may also be interested in /
    recommended / recommended for you / recommended stories / most read / most popular / most viewed /
    most shared / trending / trending now / popular now / read also / also read / read next / see also /
    don't miss / don’t miss / in case you missed it / editor's picks / editors' picks / editor’s picks /
    editors’ picks
    """
)

# A label and a link behind it ("READ MORE: Ferry sinks off the coast").
_LINK = re.compile(
    r"""(?:also\ (?:read|see|watch)|(?:read|see|check|watch)\ also|read\ (?:more|next|this|here)
        |more\ (?:on\ this|here|to\ read)|more\ on\ this\ (?:story|topic)|related(?:\ \w+)?
        |recommended(?:\ for\ you)?|you\ (?:might|may)\ also\ like|most\ (?:read|popular|viewed)|must\ read
        |don['’]t\ miss|in\ case\ you\ missed\ it|editor['’]?s['’]?\ picks?|go\ deeper|learn\ more
        |trending(?:\ now)?|sponsored|promoted|other\ news|watch|up\ next
        |(?:à\ )?lire\ aussi|lesen\ sie\ auch|mehr\ zum\ thema|lea\ también|leggi\ anche|leia\ também
        |читайте\ также|читайте\ ещё|ayrıca\ oku\w*|կարդացեք\ նաև)
        \s?(?:[:|»>→–—-]+|\.\.\.|…)\s?\S""",
    re.IGNORECASE | re.VERBOSE,
)
# The same without a mark between: what follows must look like a headline.
_UNMARKED_LINK = re.compile(
    r"(?:also read|read also|most read|other news|related videos?|you (?:might|may) also like|read next) ",
    re.IGNORECASE,
)
_HEADLINE_START = re.compile(r"[A-Z\d“\"‘']")

# What a page says to its reader. Each is anchored at the beginning of the line.
_ADDRESSED = re.compile(
    r"""(?:
      (?:please\ )?subscribe\b(?=\s?(?:$|[.!|:]|to\b|for\b|now\b|today\b|here\b|and\b|via\b|on\b))
    | (?:please\ )?sign[\ -]up\b(?=\s?(?:$|[.!|:]|to\b|for\b|now\b|today\b|here\b|and\b))
    | (?:sign|log)\ in\ (?:to|with|or|here|now)\b
    | (?:follow|join|like|find|contact|support|add|reach|visit|write\ to)\ (?:us\b|our\ )
    | download\ (?:our|the|this)\b.{0,60}\b(?:app|report|pdf)\b
    | get\ .{0,80}\b(?:newsletter|(?:in|into|to)\ your\ inbox|by\ e-?mail|alerts|notifications|our\ app)\b
    | (?:tap|click|swipe|scroll)\ (?:here|to|on|below|down|the|for)\b
    | hit\ play\b
    | catch\ (?:all\ )?(?:the\ )?(?:latest|live|breaking)\b
    | stay\ (?:tuned|connected|updated|up\ to\ date|informed\ with|in\ the\ conversation)\b
    | (?:play|listen\ to|hear|watch|print|share|e-?mail|save|rate|like)
      \ this\ (?:article|story|post|page|video|report)\b
    | (?:listen|watch)\ live\b
    | become\ an?\ (?:member|subscriber|patron|supporter)\b
    | support\ (?:\w+\ ){0,3}journalism\b
    | donate\ (?:to\ (?:us|our)\b|now\b|today\b|here\b)
    | (?:leave|post|write|add|submit)\ (?:a|your)\ (?:comment|reply|tribute|review)\b
    | comment\ on\ this\b
    | refresh\ (?:this|the)\ page\b
    | (?:book|boost|build|grow)\ your\ (?:\w+\ ){0,2}(?:tour|trip|holiday|brand|business)\b
    | buy\ (?:me|us)\ a\ coffee\b
    | compare\ (?:flights|prices|quotes)\b
    | planning\ a\ trip\?
    | send\ (?:this\ )?to\ a\ friend\b
    | (?:found|spotted|noticed|see)\ an?\ (?:mistake|typo|error)\b
    | report\ an?\ (?:error|typo|mistake|correction)\b
    | liked?\ this\ (?:post|article|story)\?
    | need\ a\ (?:news\ )?break\?
    | (?:got|have)\ an?\ (?:news\ )?(?:tip|story\ idea)\b.{0,60}\?
    | (?:already|not)\ an?\ (?:subscriber|member)\b
    | thank\ you\ for\ (?:supporting\ our|reading|subscribing|visiting|registering)\b
    | would\ you\ like\ to\ receive\b
    | (?:enter\ )?your\ e-?mail\ (?:address\b|will\ not\b)
    | (?:we|this\ (?:web)?site|our\ partners\ and\ we|we\ and\ our\ partners)\ uses?\ cookies\b
    | by\ (?:continuing|using)\ (?:to\ (?:use|browse)\ )?(?:this|our|the)\ (?:web)?site\b
    | this\ (?:story|article|item|content|post|page)\ (?:was|has\ been|is|has\ not\ been)\ .{0,80}
      (?:syndicated|\bagency\ feed|news\ feed|auto-?generated|automatically|not\ been\ edited|not\ edited
      |edited\ by\ our\ staff|updated\ (?:with|to)\ (?:additional|more|include|reflect|add|new))
    | (?:machine[- ]|automatically\ |auto-?)?translated\ (?:automatically|by\ (?:a\ )?machine|by\ google)\b
    | (?:the\ )?(?:views|opinions)\ .{0,80}\b(?:do\ not|are\ (?:solely\ )?(?:those|the))\b
      .{0,60}\b(?:reflect|represent|author|writer|editor)
    | opinions\ in\ comments\b
    | we\ (?:may|occasionally|sometimes)\ (?:earn|receive|get|recommend)\b
      .{0,120}\b(?:commission|fee|links?|products)\b
    | purchases\ you\ make\b
    | recommendations\ are\ independently\ chosen\b
    | (?:©|\(c\)\ |copyright\b(?=[\s:]*(?:©|\(c\)|(?:19|20)\d\d)))
    | all\ rights\ reserved\b
    | (?:tags?|filed\ under|topics|categories|category|keywords|hashtags)\s?[:|]\s?\S
    | about\ the\ author\b(?=\s?(?:$|[:.–—-]))
    | poll:\s.{0,160}\byes\b
    | new\ updates\ on\ top\b
    | unable\ to\ view\ our\b
    | follow\ [^.!?]{0,80}\ on\ (?:twitter|x|facebook|instagram|threads|telegram|bluesky|mastodon|linkedin)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
# Sign-up forms that do not begin with their verb: both halves must be there.
_SIGN_UP = re.compile(
    r"(?:^|[.?!:|(] ?|\b(?:newsletter|inbox) )"
    r"(?:sign[ -]?up|subscribe|you can (?:get|subscribe|sign)|to get it in your inbox)\b",
    re.IGNORECASE,
)
_NEWSLETTER = re.compile(r"\b(?:newsletters?|your inbox|inbox daily)\b", re.IGNORECASE)
_REACH_AUTHOR = re.compile(
    r"(?:reach|contact|e-?mail|follow|call|send)\b.{0,100}?(?:[\w.+-]{1,64}@[\w-]{1,64}\.\w|\B@\w{3,})",
    re.IGNORECASE,
)
_ABOUT_AUTHOR = re.compile(
    r"[^.!?]{2,60} (?:is|covers|reports on|writes|has covered|can be reached)\b.{0,300}?"
    r"\b(?:reach|contact|e-?mail|follow|reached|connect with)\b.{0,100}?"
    r"(?:[\w.+-]{1,64}@[\w-]{1,64}\.\w|\B@\w{3,})",
    re.IGNORECASE,
)
_COUNTER = re.compile(
    r"(?:\d[\d,.]*|no) (?:comments?|views?|shares?|likes?|reactions?|reads?)"
    r"|(?:comments?|views?|shares?|likes?)\s?[:/|(]?\s?\d[\d,.]*\)?|\d+ ?min(?:ute)?s?\.? read",
    re.IGNORECASE,
)
_HASHTAGS = re.compile(r"(?:#\w+[ ,]*)+")
_NETWORKS = _words(
    """
    facebook / twitter / x / whatsapp / telegram / instagram / linkedin / youtube / tiktok / pinterest /
    reddit / email / e-mail / wechat / vk / viber / messenger / bluesky / threads / flipboard / print / copy /
    link / share / pocket / rss
    """
)
_SEPARATOR = re.compile(r"\s?[|•·/]\s|\s[|•·/]\s?|\|")
_MOST_SEGMENT_WORDS = 4
_LEAST_SEGMENTS = 3
_DIGIT = re.compile(r"\d")
_HARM = re.compile(
    r"\b(?:kill|dead|death|die[sd]?\b|toll|wound|injur|hurt|missing|casualt|fatalit|victim|captur|displac)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…։؟।。！？][\"'”’»)\]]*$")

_NAME = r"[^\W\d_a-z][\w'’.-]*"
_BYLINE = re.compile(
    rf"[Bb][Yy]:? (?:{_NAME}(?: {_NAME}){{1,3}}(?:(?:,| and| &) {_NAME}(?: {_NAME}){{0,3}}){{0,3}}"
    r"|(?:the |our )?(?:[\w-]+ ){0,2}"
    r"(?:desk|newsroom|staff|correspondents?|reporters?|writers?|agencies|editors?|team))"
    r"(?:[,|/] .{0,40})?"
)
_BULLET_AUTHOR = re.compile(rf"[•·*‣◦▪-] {_NAME}(?: {_NAME}){{1,3}}")
_TIME_WORD = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|march|april|june|july|august"
    r"|september|october|november|december|morning|afternoon|evening|night|noon|midnight|dawn)\b",
    re.IGNORECASE,
)
# A byline stands among the first lines, before any sentence.
_HEAD_LINES = 6


def without_furniture(text: str) -> str:
    """The text without the lines that are furniture; blank lines left behind are taken out."""
    lines = [line.strip() for line in text.split("\n")]
    dropped = _links_below_headings(lines) | _bylines(lines)
    kept = [line for number, line in enumerate(lines) if number not in dropped and not is_furniture(line)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def is_furniture(line: str) -> bool:
    """Whether a whole line is something that the page says about itself."""
    if not line:
        return False
    if not any(character.isalnum() for character in line):
        return True
    if len(line) > _LONGEST_CHARS:
        return False
    bare = line.strip(" .:;,!…»>«<|*#_()[]–—-").casefold()
    return (
        bare in _EXACT
        or bare in _ABOVE_LINKS
        or _ADDRESSED.match(line.lstrip("([*–—- ")) is not None
        or (_is_link(line) and not _tells_harm(line))
        or _is_bar(line)
        or _is_sign_up(line)
    )


def _tells_harm(line: str) -> bool:
    """Whether a line counts victims: even the title of another article may be the only place that does."""
    return bool(_DIGIT.search(line) and _HARM.search(line))


def _is_link(line: str) -> bool:
    if len(line) > _LONGEST_LINK_CHARS:
        return False
    if _LINK.match(line):
        return True
    unmarked = _UNMARKED_LINK.match(line)
    return bool(unmarked and _HEADLINE_START.match(line, unmarked.end()) and not _SENTENCE_END.search(line))


def _is_sign_up(line: str) -> bool:
    return bool(
        (_NEWSLETTER.search(line) and _SIGN_UP.search(line))
        or _REACH_AUTHOR.match(line)
        or _ABOUT_AUTHOR.match(line)
    )


def _is_bar(line: str) -> bool:
    """Share bars, counters, tags and rows of links ("World | Sport | Contact us")."""
    if _COUNTER.fullmatch(line) or _HASHTAGS.fullmatch(line):
        return True
    if all(word.strip(",|/").casefold() in _NETWORKS for word in line.split() if word.strip(",|/•·")):
        return True
    if line.startswith("|"):  # a row of a table
        return False
    segments = [segment.strip() for segment in _SEPARATOR.split(line) if segment.strip()]
    if len(segments) < 2 or _SENTENCE_END.search(line):  # noqa: PLR2004 - a row has two parts at least
        return False
    if (
        any(segment.strip(".:!").casefold() in _EXACT for segment in segments)
        and len(line) <= _LONGEST_LINK_CHARS
    ):
        return True
    short = all(len(segment.split()) <= _MOST_SEGMENT_WORDS for segment in segments)
    return short and len(segments) >= _LEAST_SEGMENTS and not _DIGIT.search(line)


def _links_below_headings(lines: list[str]) -> set[int]:
    """Lines under a heading like "Most read": headlines of other articles, up to the next sentence."""
    dropped: set[int] = set()
    below = False
    for number, line in enumerate(lines):
        bare = line.strip(" .:;!…»>*#").casefold()
        if bare in _ABOVE_LINKS:
            below = True
        elif below and line:
            below = len(line) <= _LONGEST_LINK_CHARS and not _SENTENCE_END.search(line)
            if below and not _tells_harm(line):
                dropped.add(number)
    return dropped


def _bylines(lines: list[str]) -> set[int]:
    """Lines of the head that name the author alone."""
    found: set[int] = set()
    kept = 0
    told = [(number, line) for number, line in enumerate(lines) if line]
    for at, (number, line) in enumerate(told):
        if kept == _HEAD_LINES or len(line) > _LONGEST_LINK_CHARS:
            break
        following = told[at + 1][1] if at + 1 < len(told) else ""
        if _is_byline(line) or (not kept and _is_bullet_author(line, following)):
            found.add(number)
        elif not is_furniture(line):
            kept += 1
    return found


def _is_byline(line: str) -> bool:
    return not _TIME_WORD.search(line.partition(",")[0]) and _BYLINE.fullmatch(line) is not None


def _is_bullet_author(line: str, following: str) -> bool:
    """One name behind a bullet before anything else; two of them are a list."""
    return bool(_BULLET_AUTHOR.fullmatch(line)) and not _BULLET_AUTHOR.match(following)
