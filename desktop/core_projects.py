"""Why a project cannot be opened, read or written, in the language of the window; the store says it in English."""

from __future__ import annotations

PROJECTS = (
    "another program is writing to it. Nothing was changed; try again when it has finished.",
    (
        "it cannot be written. Nothing was changed; give yourself the right to write to the file and its folder, or "
        "open the project read-only."
    ),
    "you have no right to open it. Ask its owner, or copy it to a folder of your own.",
    "the disk is full. Nothing was changed; free some space and repeat the last step.",
    "the disk is full. Nothing was changed; free some space and open it again.",
    (
        "the disk reports an error. Nothing was changed; check the disk, and copy the project and its backups to "
        "another one."
    ),
    (
        "the disk does not take the change: a quota may be used up, or the disk is failing. Nothing was changed; free "
        "some space, and check the disk if that does not help."
    ),
    "this is not a Ratify project. Make a project, then import this file into it.",
    "it cannot be opened. Check that the file and its folder are there and that you may write to them.",
    "the project is open read-only. Open it for writing to change it.",
    (
        "the file was moved, renamed, replaced or deleted while it was open. What was decided before is in it: put it "
        "back under this name, or open it where it is now."
    ),
    "the file is empty, not a Ratify project. Delete it and make a new project.",
    "an older Ratify has written this project. Open it for writing once to renew it.",
    "there is something of this name already. Choose another name, or open it.",
    "the folder {0} does not exist. Make it first, or choose another.",
    "This Python comes with SQLite {0}; Ratify needs 3.37. Install a newer Python.",
    (
        "this path is too long, with {0} bytes of {1}. Move the project to a folder nearer to the top, or give its "
        "folders shorter names."
    ),
    "this is a folder, not a project. Choose a .ratify file.",
    "there is no such file. Check the name, or make a new project.",
    "{0}: the file cannot be read: {1}. Check its rights and its disk.",
    (
        "the file or its folder cannot be written. Give yourself the right to write there, copy the project to a "
        "folder of your own, or open it read-only."
    ),
    "this is a database of another program, not a Ratify project. Choose a .ratify file.",
    "a newer Ratify has written this project. Install Ratify {0} or a newer one to open it.",
    "a newer Ratify has written this project. Install the newest Ratify to open it.",
    "{0}: another program has it open. Close it there to change it here; until then it can be read.",
    "{0} has it open. Close it there to change it here; until then it can be read.",
    "the damaged file cannot be set aside: {0}. Check the rights of its folder.",
    "it cannot be written: {0}. Check its rights, and the room on its disk.",
    "What you decided on is no longer there: it was undone or removed. Look again and decide anew.",
)
