/** What kind of trouble a code is; one table maps kinds to HTTP. */
export const problemKinds = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  unsupported: 415,
  unprocessable: 422,
  'too-many': 429,
  unexpected: 500,
  unreachable: 502,
  unavailable: 503,
} as const;

export type ProblemKind = keyof typeof problemKinds;

type Problem = { readonly kind: ProblemKind; readonly title: string; readonly action: string };

const problem = (kind: ProblemKind, title: string, action: string): Problem => ({ kind, title, action });

/** Every code the API answers with: what it means, and what to do. Codes are stable; texts may improve. */
export const problems = {
  // requests
  'request.invalid': problem(
    'invalid',
    'The request does not have the expected shape.',
    'Correct the fields named in `issues`.',
  ),
  'request.malformed-json': problem(
    'invalid',
    'The body is not valid JSON.',
    'Send a well-formed JSON body.',
  ),
  'request.too-large': problem(
    'too-large',
    'The body is larger than this route takes.',
    'Send less in one request; the limit is in `limit` (bytes).',
  ),
  'request.unsupported-media-type': problem(
    'unsupported',
    'This route does not take that content type.',
    'Send the content type named in `expected`.',
  ),
  'request.cursor': problem(
    'invalid',
    'The cursor `after` does not belong to this list.',
    'Start again without `after`.',
  ),
  'request.unknown-route': problem(
    'not-found',
    'There is no such route.',
    'See the API description at /api.',
  ),
  'request.cross-site': problem(
    'forbidden',
    'The request comes from another site.',
    'Send it from the page that this server delivers.',
  ),
  'request.too-many': problem('too-many', 'Too many requests.', 'Try again after the time in `Retry-After`.'),
  'idempotency-key.reused': problem(
    'unprocessable',
    'This Idempotency-Key was used for another request.',
    'Use a new key for a new request.',
  ),
  'server.unexpected': problem(
    'unexpected',
    'Something went wrong on our side.',
    'Try again; if it stays, report the `requestId`.',
  ),
  'service.unreachable': problem(
    'unreachable',
    'A part of the system does not answer.',
    'Try again in a moment.',
  ),
  'copy.behind': problem(
    'unavailable',
    'A service has not caught up yet, so it cannot decide safely.',
    'Try again in a moment.',
  ),
  'write.contended': problem('unavailable', 'Too many people changed this at the same moment.', 'Try again.'),
  'identity.invalid': problem(
    'unauthenticated',
    'The identity passed with the request is not valid.',
    'Go through the gateway.',
  ),

  // accounts and sessions
  'session.required': problem(
    'unauthenticated',
    'You are not logged in, or the session has ended.',
    'Log in and try again.',
  ),
  'session.wrong-credentials': problem(
    'unauthenticated',
    'E-mail or password is wrong.',
    'Check both, or reset the password.',
  ),
  'account.email-taken': problem(
    'conflict',
    'There is already an account with this e-mail.',
    'Log in, or reset the password.',
  ),
  'account.email-unverified': problem(
    'forbidden',
    'Your e-mail address is not verified yet.',
    'Open the link in the verification mail, or ask for a new one.',
  ),
  'account.email-verified': problem(
    'conflict',
    'Your e-mail address is verified already.',
    'There is nothing to do.',
  ),
  'account.token-invalid': problem(
    'not-found',
    'This link is not valid, was used already, or has expired.',
    'Ask for a new mail and use its link.',
  ),
  'account.mail-too-soon': problem(
    'too-many',
    'A mail was sent a moment ago.',
    'Wait a minute before asking again.',
  ),

  // organizations
  'organization.not-found': problem(
    'not-found',
    'There is no such organization.',
    'Check the address, or ask an owner to invite you.',
  ),
  'membership.pending': problem(
    'forbidden',
    'You are invited to this organization but have not accepted yet.',
    'Accept the invitation in `invitation`.',
  ),
  'membership.owner-required': problem(
    'forbidden',
    'Only owners of the organization may do this.',
    'Ask an owner.',
  ),
  'member.not-found': problem('not-found', 'There is no such member.', 'Reload the list of members.'),
  'member.last-owner': problem(
    'conflict',
    'The last owner cannot be removed, demoted, or leave.',
    'Make somebody else an owner first.',
  ),
  'member.already': problem(
    'conflict',
    'You are a member of this organization already.',
    'Log in to it; the invitation is not needed.',
  ),
  'organization.full': problem(
    'conflict',
    'An organization has at most 2,000 members.',
    'Remove members first.',
  ),
  'invitation.not-found': problem(
    'not-found',
    'There is no such invitation.',
    'Ask an owner to invite you again.',
  ),
  'invitation.expired': problem('gone', 'This invitation has expired.', 'Ask an owner to send it again.'),
  'invitation.cancelled': problem(
    'gone',
    'This invitation was cancelled.',
    'Ask an owner to invite you again.',
  ),
  'invitation.used': problem(
    'conflict',
    'This invitation was accepted already.',
    'Log in to the organization.',
  ),
  'invitation.other-email': problem(
    'forbidden',
    'This invitation is for another e-mail address.',
    'Log in with the account that it was sent to.',
  ),

  // projects
  'project.not-found': problem(
    'not-found',
    'There is no such project.',
    'Check the address, or ask its managers to add you.',
  ),
  'project.capability-missing': problem(
    'forbidden',
    'Your role in this project does not allow this.',
    'Ask a manager; `capability` names what is missing.',
  ),
  'project.name-mismatch': problem(
    'conflict',
    'The name typed is not the name of the project.',
    'Type the name exactly to confirm deletion.',
  ),
  'project.full': problem('conflict', 'A project has at most 2,000 members.', 'Remove members first.'),
  'label.not-found': problem('not-found', 'There is no such label in this project.', 'Reload the labels.'),
  'label.name-taken': problem('conflict', 'There is a label with this name already.', 'Choose another name.'),
  'label.too-many': problem(
    'conflict',
    'A project has at most 200 labels, and 100,000 characters in all their attributes.',
    'Delete labels that are no longer needed, or use shorter attributes.',
  ),
  'project-member.not-found': problem(
    'not-found',
    'There is no such project member.',
    'Reload the list of people.',
  ),
  'project-member.not-an-active-member': problem(
    'conflict',
    'Only active members of your organization can be added.',
    'Wait until they have accepted their invitation.',
  ),
  'project-member.other-side': problem(
    'forbidden',
    'Each side manages its own people only.',
    'Ask a manager of the other side.',
  ),
  'project-member.role-not-grantable': problem(
    'forbidden',
    'You may not give or take this role.',
    'Ask a manager of your side.',
  ),
  'project-member.role-not-on-side': problem(
    'conflict',
    'This role does not exist on your side of the project.',
    'Choose manager or annotator.',
  ),
  'project-member.last-manager': problem(
    'conflict',
    'Each side keeps at least one manager.',
    'Make somebody else a manager first.',
  ),
  'project-member.barred': problem(
    'conflict',
    'The host has barred this person from the project.',
    'Ask a manager of the host.',
  ),
  'project-member.manager-present': problem(
    'conflict',
    'Your side has a manager, so an owner cannot appoint themselves.',
    'Ask that manager to add you.',
  ),

  // sharing
  'share-link.not-found': problem(
    'not-found',
    'This share link does not exist.',
    'Check that the whole link was copied.',
  ),
  'share-link.off': problem('conflict', 'The share link is not turned on.', 'Turn on access via link first.'),
  'share-link.on': problem('conflict', 'The share link is turned on already.', 'Rotate or revoke it.'),
  'share-link.revoked': problem('gone', 'This share link was revoked.', 'Ask the host for a new link.'),
  'share-link.expired': problem('gone', 'This share link has expired.', 'Ask the host for a new link.'),
  'share-link.used-up': problem(
    'gone',
    'This share link has been used by as many organizations as it allows.',
    'Ask the host for a new link.',
  ),
  'share-link.no-organization': problem(
    'forbidden',
    'You are not an active member of any organization.',
    'Create an organization, or accept an invitation to one.',
  ),
  'share-link.not-active-member': problem(
    'forbidden',
    'You are not an active member of this organization.',
    'Choose an organization that you are an active member of.',
  ),
  'share-link.own-organization': problem(
    'conflict',
    'This project belongs to this organization.',
    'Choose another organization, or ask to be added to the project.',
  ),
  'share-link.already-collaborating': problem(
    'conflict',
    'This organization collaborates on the project already.',
    'Ask its manager in the project, named in `managers`, to add you.',
  ),
  'share-link.owners-only': problem(
    'forbidden',
    'In this organization only owners may accept share links.',
    'Ask an owner to open the link.',
  ),
  'collaboration.not-found': problem(
    'not-found',
    'There is no such collaboration in this project.',
    'Reload the settings.',
  ),
  'collaboration.ended': problem(
    'conflict',
    'This collaboration has been stopped already.',
    'There is nothing to do.',
  ),
  'bar.not-found': problem('not-found', 'Nobody is barred under this id.', 'Reload the settings.'),

  // images
  'image.not-found': problem('not-found', 'There is no such image.', 'Reload the list of images.'),
  'image.name-taken': problem(
    'conflict',
    'There is an image with this name in this folder already.',
    'Nothing was replaced; rename the file or choose another folder.',
  ),
  'image.not-an-image': problem(
    'unprocessable',
    'The file is not a JPEG, PNG or WebP that can be decoded.',
    'Convert it, or leave it out.',
  ),
  'image.too-large': problem('too-large', 'The file is over 50 MB.', 'Make it smaller, or leave it out.'),
  'image.too-many-pixels': problem(
    'unprocessable',
    'The image has more than 100 megapixels.',
    'Make it smaller, or leave it out.',
  ),
  'image.bad-path': problem(
    'invalid',
    'The folder or file name is not acceptable.',
    'Use names without `..`, control characters or a leading slash.',
  ),
  'image.file-missing': problem(
    'invalid',
    'The request carries no file.',
    'Send one file in the multipart field `file`.',
  ),
  'image.stale': problem(
    'conflict',
    'Somebody changed this image since you looked at it.',
    'Compare with the current revision in `revision`, then save again or keep yours aside.',
  ),
  'image.claimed': problem(
    'conflict',
    'Somebody else is working on this image.',
    'Take the next image, or wait until `until`.',
  ),
  'image.withdrawn': problem(
    'conflict',
    'This image was entrusted to somebody else while you worked on it.',
    'Your work was not saved; keep it aside.',
  ),
  'image.not-changeable': problem(
    'forbidden',
    'In its present status you may not change this image.',
    'See `status`; wait for the other side, or ask a reviewer.',
  ),
  'image.move-not-from-here': problem(
    'conflict',
    'This move does not exist from the present status.',
    'See `status` and `moves` for what is possible.',
  ),
  'image.move-not-allowed': problem(
    'forbidden',
    'You may not make this move.',
    'Ask a reviewer of the side whose turn it is.',
  ),
  'image.four-eyes': problem(
    'forbidden',
    'Nobody approves their own work.',
    'Ask another reviewer of your side.',
  ),
  'image.comment-required': problem(
    'invalid',
    'This move needs a comment.',
    'Say in `comment` what should change.',
  ),
  'image.reason-required': problem('invalid', 'This move needs a reason.', 'Say why in `reason`.'),
  'image.full-of-comments': problem(
    'conflict',
    'An image has at most 200 comments besides those of reviews.',
    'Continue in the threads that are there.',
  ),
  'image.entrusted-elsewhere': problem(
    'conflict',
    'The image is entrusted to another side; assigning never moves it.',
    'Entrust the image first.',
  ),
  'annotation.invalid': problem(
    'unprocessable',
    'Some annotations cannot be saved.',
    'Correct the annotations named in `annotations`.',
  ),
  'revision.not-found': problem('not-found', 'There is no such revision.', 'Reload the history.'),
  'comment.not-found': problem('not-found', 'There is no such comment.', 'Reload the comments.'),
} as const satisfies { readonly [code: string]: Problem };

export type ErrorCode = keyof typeof problems;

/** A refusal: a fact about the command, with its code; details become members of the problem document. */
export class Refused extends Error {
  readonly refusal: { readonly code: ErrorCode; readonly details: Readonly<Record<string, unknown>> };
  constructor(code: ErrorCode, details: Readonly<Record<string, unknown>> = {}) {
    super(`${code}: ${problems[code].title}`);
    this.refusal = { code, details };
  }
}

/** Makes a refusal; decisions return it, everything else throws it. */
export const refuse = (code: ErrorCode, details?: Readonly<Record<string, unknown>>): Refused =>
  new Refused(code, details);
