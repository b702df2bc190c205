"""What is said of what a device keeps: the choice, the page that shows all of it, courses kept offline."""

from __future__ import annotations

from collections.abc import Mapping

DEVICE: Mapping[str, str] = {
    "neutral-title": "Reading list",
    "footer-untraced": "Nothing you do here is kept. It is gone when you close the page.",
    "reflect-untraced": "What you write here is not kept. It is gone when you leave the page.",
    "record-untraced": "Nothing is kept in this visit, so there are no results to show from other pages.",
    "trace-title": "May this browser remember?",
    "trace-text": "It can keep your place and your answers, on this device alone. Whoever uses the same browser can find them.",
    "trace-keep": "Remember on this device",
    "trace-none": "Leave no trace",
    "trace-more": "What this means",
    "device-page": "What this device keeps",
    "device-lede": "All of it is kept by this browser, on this device. Nothing is sent to anybody. Whoever uses the same browser "
    "can find it, unless you leave no trace.",
    "device-noscript": "Scripts are switched off here, so nothing is kept and there is nothing to show.",
    "device-now": "Kept now",
    "device-letters": "All of it, letter by letter",
    "device-take": "Take it with you",
    "device-take-text": "A file with everything above, for another device or for safekeeping. Whoever has the file can read it, "
    "unless you lock what is kept here first: then the file is locked too, and opens with the same passphrase.",
    "device-export": "Save it as a file",
    "device-import": "Bring back a file that was saved here",
    "device-lock": "Lock it with a passphrase",
    "device-lock-text": "Your progress, your results and your own words can be locked until you come back. Whoever uses this "
    "browser then sees that something is here, but not what. Pages begin as if you were new until you open it here again. Close "
    "other pages of this site first: they would write their part again.",
    "device-lock-forgotten": "If you forget the passphrase, nobody can open it. We do not have it, and there is no other way in. "
    "All that is left then is to erase it.",
    "device-lock-limits": "Locking does not hide which pages the browser has visited, and it cannot promise that a disk keeps no "
    "older copy. If somebody might make you tell the passphrase, leaving no trace is safer.",
    "device-lock-unable": "This browser cannot lock anything here: it does so only on addresses that begin with https, or on "
    "pages opened from a disk. Do not use a passphrase of yours on this page; leave no trace, or erase before you go.",
    "device-lock-new": "A passphrase: four words or more that nobody would guess",
    "device-lock-again": "The same once more",
    "device-lock-do": "Lock it",
    "device-lock-open": "Your passphrase",
    "device-open-do": "Open it",
    "device-locked-course": "Something is locked on this device.",
    "device-locked-open": "Open it with your passphrase",
    "device-erasing": "Erase",
    "device-erasing-text": "Between two people on one device, make it ready for the next one: everything of a person goes, and "
    "courses kept for reading offline stay. Or erase those as well.",
    "device-reset": "Make ready for the next person",
    "device-all": "Erase everything, kept courses too",
    "device-none-title": "Leave no trace",
    "device-none-text": "In a visit that leaves no trace, nothing is kept and nothing is read that was kept before. The word "
    "no-trace stands in the address and goes along with every link, also into a new tab, since anything else would have to be "
    "kept. Each page begins anew; questions and stories are whole while their page is open. The browser’s own history is not "
    "ours to change: a private window keeps none.",
    "device-none-go": "Go on without a trace",
    "device-none-end": "Let this browser remember again",
    "device-title-title": "In the tab",
    "device-title-text": "A tab can say “{title}” with a blank sign, whatever page is open. The browser’s history then says the "
    "same; the address does not change.",
}
"""Of the choice and the page of what is kept."""

TOLD: Mapping[str, str] = {
    "device-nothing": "Nothing is kept here now.",
    "device-traceless": "You are leaving no trace: nothing is read and nothing is kept in this visit.",
    "device-forbidden": "This browser lets the page keep nothing.",
    "device-course": "Your place, your answers and your results: {done} of {count} steps done",
    "device-begun": "Begun",
    "device-words": "What you wrote for yourself: {count} texts",
    "device-words-one": "What you wrote for yourself: one text",
    "device-room": "A story that is played in a room: its way, its votes and its notes, until this tab is closed",
    "device-refused": "This browser has not erased it. Try again, or erase the data of this site in the browser’s own settings.",
    "device-settings": "How pages look, and what you chose on this page",
    "device-other": "More that these courses keep: {count} entries",
    "device-other-one": "More that these courses keep: one entry",
    "device-import-found": "The file holds {count} entries. What it holds takes the place of what is kept here.",
    "device-import-found-one": "The file holds one entry. It takes the place of what is kept here.",
    "device-import-take": "Take over {count} entries",
    "device-import-take-one": "Take over one entry",
    "device-import-done": "Taken over.",
    "device-import-wrong": "This is no file that was saved on a page like this one. Nothing has been changed.",
    "device-import-full": "There is not enough room on this device. Nothing has been changed.",
    "device-locked": "Locked: nobody reads it without the passphrase",
    "device-lock-busy": "One moment…",
    "device-lock-nothing": "Nothing is kept here that could be locked.",
    "device-lock-short": "That is too short: take {least} letters or more. Nothing has been locked.",
    "device-lock-differ": "The two are not the same. Nothing has been locked.",
    "device-lock-changed": "Another page of this site has just written something. Close it and try again. Nothing has been locked.",
    "device-lock-done": "Locked. It opens here again with your passphrase.",
    "device-open-wrong": "That is not the passphrase, or what was locked has been damaged. Nothing has been changed; you can try "
    "as often as you like.",
    "device-open-both": "The passphrase is right. Since you locked it, {count} things of the same name were kept here. Which "
    "shall stay?",
    "device-open-both-one": "The passphrase is right. Since you locked it, one thing of the same name was kept here. Which shall "
    "stay?",
    "device-open-locked": "What was locked",
    "device-open-newer": "What was kept since then",
    "device-open-done": "Open. Everything is here again, and not locked any more.",
    "device-kept": "Kept for reading without a network: {size}",
    "device-one": "Erase: {title}",
    "device-title-on": "Show the neutral title",
    "device-title-off": "Show the real titles",
}
"""What the runtime says on that page."""

OFFLINE: Mapping[str, str] = {
    "keep-title": "Without a network",
    "keep-text": "This course can be kept on this device, all of it. It then opens without a network.",
    "keep-private": "In a private window it is gone when the window is closed. Whoever uses this browser can see that it is here.",
    "keep-noscript": "To keep a course on this device, scripts have to be switched on. The downloads work without.",
    "keep-new": "A new version of this course is here. This page stays as it is until you change over; your progress is kept.",
    "keep-use": "Use the new version",
    "keep-later": "Later",
    "keep-others": "Another tab still shows the old version. Close it first, then change over here.",
    "away-page": "This page is not on this device",
    "away-text": "There is no network now, and this page was not kept. The courses that were kept still open.",
    "missing-page": "There is no page at this address",
    "missing-text": "It may have been moved, or the address may have a slip in it. Nothing that this device keeps has been lost.",
    "folder-title": "From a stick or a disk",
    "folder-text": "The whole site works from a folder, and every course as one file: open index.html in a browser. Progress is "
    "then kept by that browser too. The preview of a phone’s file list is no browser: it runs no script, so it shows the text, "
    "the questions with their answers to unfold, and every part of a story, but keeps and scores nothing.",
}
"""Of courses kept for reading without a network."""

KEEPING: Mapping[str, str] = {
    "keep-state-none": "Not kept.",
    "keep-state-busy": "Being kept: {done} of {count} files.",
    "keep-state-part": "Begun: {done} of {count} files are here.",
    "keep-state-kept": "Kept on this device: {size}. It opens without a network.",
    "keep-state-removed": "Removed from this device.",
    "keep-do": "Keep this course on this device ({size})",
    "keep-go-on": "Go on keeping it",
    "keep-remove": "Remove it from this device",
    "keep-fail-none": "This browser cannot keep courses: it has no service worker, or a private window forbids it. The page "
    "works as it did.",
    "keep-fail-file": "This page was opened from a disk, so the course is on it already and needs no network.",
    "keep-fail-insecure": "A browser keeps courses only from an address that begins with https. The page works as it did.",
    "keep-fail-trace": "You are leaving no trace, so no course can be kept.",
    "keep-fail-full": "There is not enough room on this device: {size} are needed. Nothing was changed, and the page works as it did.",
    "keep-fail-network": "The network broke off. What has come is still here; try again when there is one.",
    "keep-fail-changed": "What came is not what was published. The site may be changing just now; try again later.",
    "keep-fail-refused": "This browser refused to keep it. The page works as it did.",
}
"""What the runtime says where a course can be kept."""
