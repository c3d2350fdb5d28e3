import type { ProblemTexts } from './problem-words.ts';

/** What happened and what to do, for people, in English: every code of the API. */
export const problemsInEnglish: ProblemTexts = {
  'request.invalid': [
    'Something that was entered cannot be accepted.',
    'Check what you entered and try again.',
  ],
  'request.malformed-json': ['What was sent could not be read.', 'Reload the page and try again.'],
  'request.too-large': ['This is too much to send at once.', 'Make it smaller, or send it in several parts.'],
  'request.unsupported-media-type': [
    'This kind of data cannot be accepted here.',
    'Choose another file, or reload the page and try again.',
  ],
  'request.cursor': ['The list could not be continued.', 'Reload the list.'],
  'request.unknown-route': [
    'What you are looking for does not exist.',
    'Check the address, or reload the page.',
  ],
  'request.cross-site': [
    'This was sent from another site, so it was refused.',
    'Open the app in a tab of its own and try again.',
  ],
  'request.too-many': ['There were too many attempts in a short time.', 'Wait a little and try again.'],
  'idempotency-key.reused': [
    'This could not be repeated safely.',
    'Reload the page, see whether it was done already, and try again if not.',
  ],
  'server.unexpected': [
    'Something went wrong on our side.',
    'Try again; if it goes on, tell the people who run this service.',
  ],
  'service.unreachable': ['A part of the system does not answer.', 'Try again in a moment.'],
  'copy.behind': ['The latest changes have not arrived everywhere yet.', 'Try again in a moment.'],
  'storage.unavailable': ['The stored data cannot be reached just now.', 'Try again in a moment.'],
  'write.contended': ['Too many people changed this at the same moment.', 'Try again.'],
  'identity.invalid': ['Your login could not be confirmed.', 'Log in again.'],
  'session.required': ['You are not logged in, or your session has ended.', 'Log in and try again.'],
  'session.wrong-credentials': [
    'The e-mail address or the password is wrong.',
    'Check both, or reset the password.',
  ],
  'account.email-taken': [
    'There is already an account with this e-mail address.',
    'Log in, or reset the password.',
  ],
  'account.email-unverified': [
    'Your e-mail address is not verified yet.',
    'Open the link in the verification mail, or ask for a new one.',
  ],
  'account.email-verified': ['Your e-mail address is verified already.', 'There is nothing more to do.'],
  'account.token-invalid': [
    'This link is not valid, was used already, or has expired.',
    'Ask for a new mail and open the link in it.',
  ],
  'account.mail-too-soon': [
    'A mail was sent just a moment ago.',
    'Wait a minute before asking for another one.',
  ],
  'organization.not-found': [
    'This organization does not exist, or you have no access to it.',
    'Check the address, or ask an owner to invite you.',
  ],
  'membership.pending': [
    'You have not accepted the invitation to this organization yet.',
    'Accept the invitation first.',
  ],
  'membership.owner-required': ['Only owners of the organization may do this.', 'Ask an owner.'],
  'member.not-found': ['This member could not be found.', 'Reload the list of members.'],
  'member.last-owner': ['An organization needs at least one owner.', 'Make somebody else an owner first.'],
  'member.already': [
    'You are a member of this organization already.',
    'Just open the organization; the invitation is not needed.',
  ],
  'organization.full': [
    'An organization can have at most 2,000 members.',
    'Remove members who are no longer needed first.',
  ],
  'invitation.not-found': [
    'This invitation could not be found.',
    'Check the link, or have an owner of the organization send a new invitation.',
  ],
  'invitation.expired': ['This invitation has expired.', 'Have an owner of the organization send it again.'],
  'invitation.cancelled': [
    'This invitation was cancelled.',
    'Have an owner of the organization send a new invitation.',
  ],
  'invitation.used': ['This invitation was accepted already.', 'Log in and open the organization.'],
  'invitation.other-email': [
    'This invitation was sent to another e-mail address.',
    'Log in with the account that has that address.',
  ],
  'project.not-found': [
    'This project does not exist, or you have no access to it.',
    'Check the address, or ask its managers to add you.',
  ],
  'project.capability-missing': [
    'Your role in this project does not allow this.',
    'Ask a manager of the project.',
  ],
  'project.name-mismatch': [
    'This is not the name of the project.',
    'Type the name exactly as it is shown to confirm the deletion.',
  ],
  'project.full': [
    'A project can have at most 2,000 members.',
    'Members who are no longer needed have to be removed first.',
  ],
  'label.not-found': ['This label is not in the project any more.', 'Reload the labels.'],
  'label.name-taken': ['There is a label with this name already.', 'Choose another name.'],
  'label.too-many': [
    'The project has no room for more labels or attributes.',
    'Delete labels that are no longer needed, or shorten attributes.',
  ],
  'project-member.not-found': ['This person is not a member of the project.', 'Reload the list of members.'],
  'project-member.not-an-active-member': [
    'Only active members of your organization can be added.',
    'Wait until they have accepted their invitation.',
  ],
  'project-member.other-side': [
    'This person belongs to the other organization, which manages its own people.',
    'Ask a manager of that organization.',
  ],
  'project-member.role-not-grantable': [
    'You may not give or take away this role.',
    'Ask a manager of your organization.',
  ],
  'project-member.role-not-on-side': [
    'Your organization cannot have this role in the project.',
    'Choose manager or annotator.',
  ],
  'project-member.last-manager': [
    'Each organization needs at least one manager in the project.',
    'Make somebody else a manager first.',
  ],
  'project-member.barred': [
    'The host organization has barred this person from the project.',
    'Ask a manager of the host organization.',
  ],
  'project-member.manager-present': [
    'Your organization has a manager in the project already.',
    'Ask that manager to add you.',
  ],
  'share-link.not-found': ['This share link does not exist.', 'Check that the whole link was copied.'],
  'share-link.off': ['The share link is turned off.', 'Turn it on first.'],
  'share-link.on': ['The share link is turned on already.', 'To change it, replace or revoke the link.'],
  'share-link.revoked': ['This share link was revoked.', 'Ask the host organization for a new link.'],
  'share-link.expired': ['This share link has expired.', 'Ask the host organization for a new link.'],
  'share-link.used-up': [
    'This share link has been used by as many organizations as it allows.',
    'Ask the host organization for a new link.',
  ],
  'share-link.domain-not-allowed': [
    'This share link is not open to your e-mail address.',
    'Log in with an address that the host organization allows, or ask it for another link.',
  ],
  'share-link.no-organization': [
    'You do not belong to any organization yet.',
    'Create an organization, or accept an invitation to one.',
  ],
  'share-link.not-active-member': [
    'You are not an active member of this organization.',
    'Choose an organization that you belong to.',
  ],
  'share-link.own-organization': [
    'This project belongs to this organization itself.',
    'Choose another organization, or ask to be added to the project.',
  ],
  'share-link.already-collaborating': [
    'This organization collaborates on the project already.',
    'Open the project there, or ask its managers to add you.',
  ],
  'share-link.already-pending': [
    'This organization has asked to collaborate already.',
    'Wait for the host organization to answer.',
  ],
  'share-link.owners-only': [
    'In this organization only owners may accept share links.',
    'Ask an owner to open the link.',
  ],
  'collaboration.not-found': ['This collaboration could not be found.', 'Reload the settings.'],
  'collaboration.ended': [
    'This collaboration has ended already.',
    'To work together again, send a new share link.',
  ],
  'collaboration.not-pending': [
    'This collaboration is not waiting for approval any more.',
    'Reload the page to see how it stands now.',
  ],
  'collaboration.requester-gone': [
    'The person who asked does not belong to that organization any more.',
    'Decline it, and have somebody else of that organization ask by the link.',
  ],
  'bar.not-found': ['This person is not barred from the project.', 'Reload the settings.'],
  'image.not-found': [
    'This image does not exist, or you have no access to it.',
    'Reload the list of images.',
  ],
  'image.name-taken': [
    'This folder has an image with this name already.',
    'Rename the file, or choose another folder.',
  ],
  'image.not-an-image': [
    'This file is not a readable JPEG, PNG or WebP image.',
    'Convert it, or leave it out.',
  ],
  'image.too-large': ['The file is larger than 50 MB.', 'Make it smaller, or leave it out.'],
  'image.too-many-pixels': ['The image has more than 100 megapixels.', 'Make it smaller, or leave it out.'],
  'image.bad-path': [
    'The name of the folder or file cannot be used.',
    'Rename it without colons, double dots or a slash at the beginning.',
  ],
  'image.file-missing': ['No file was sent.', 'Choose a file and try again.'],
  'image.stale': [
    'This image has changed since you opened it.',
    'Look at how it is now, and go on from there or keep your work aside.',
  ],
  'image.claimed': [
    'Somebody else is working on this image.',
    'Take another image, wait until they are done, or take it over if you may.',
  ],
  'image.taken-over': [
    'Somebody else took this image over while you worked on it.',
    'Your work was not saved, so keep it aside.',
  ],
  'image.take-over-not-allowed': [
    'You may not take this image over from the person working on it.',
    'Take another image, wait until they are done, or ask a reviewer.',
  ],
  'image.withdrawn': [
    'This image was entrusted to others while you worked on it.',
    'Your work was not saved, so keep it aside.',
  ],
  'image.not-changeable': [
    'You may not change this image in its present status.',
    'Wait until it is your turn again, or ask a reviewer.',
  ],
  'image.move-not-from-here': [
    'This cannot be done in the present status of the image.',
    'Look at the present status and choose something that is possible.',
  ],
  'image.move-not-allowed': [
    'You may not do this with the image.',
    'Ask a reviewer of the organization whose turn it is.',
  ],
  'image.nothing-to-undo': [
    'There is nothing to undo.',
    'Choose something that is possible in the present status.',
  ],
  'image.undo-not-yours': [
    'The last step was not yours, or you made it for another organization.',
    'Ask whoever made it, or choose another step.',
  ],
  'image.undo-overtaken': [
    'Somebody has gone on with this image since, so it cannot be undone.',
    'Choose another step from the present status.',
  ],
  'image.undo-too-late': [
    'A step can be undone for ten minutes only.',
    'Choose another step from the present status.',
  ],
  'image.four-eyes': [
    'You cannot approve work that you had a part in yourself.',
    'Ask another reviewer, or approve with a reason if there is no other.',
  ],
  'image.comment-required': ['A comment is needed here.', 'Write what should change.'],
  'image.reason-required': ['A reason is needed here.', 'Write why you are doing this.'],
  'image.full-of-comments': [
    'Your organization has reached the limit of 200 comments on this image.',
    'Continue in the threads that are there.',
  ],
  'assignment.not-found': [
    'This assignment is no longer kept.',
    'Look at the images to see who is assigned.',
  ],
  'image.entrusted-elsewhere': [
    'This image is entrusted to another organization.',
    'Entrust it to the right organization first, then assign it.',
  ],
  'annotation.invalid': ['Some annotations cannot be saved.', 'Correct them and save again.'],
  'revision.not-found': ['This revision could not be found.', 'Reload the history.'],
  'comment.not-found': ['This comment could not be found.', 'Reload the comments.'],
};
