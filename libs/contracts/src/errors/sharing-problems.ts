import { problem } from './problem.ts';

export const sharingProblems = {
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
  'share-link.domain-not-allowed': problem(
    'forbidden',
    'This share link is not for people with an e-mail address like yours.',
    'Log in with an address of an organization that the host allows, or ask the host for another link.',
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
    'Open the project in that organization; its managers, named in `managers`, add people.',
  ),
  'share-link.already-pending': problem(
    'conflict',
    'This organization has asked to collaborate already, and waits for approval.',
    'Wait for the host to answer; whoever asked, or an owner, can withdraw it.',
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
    'It stays so; a new link makes a new one.',
  ),
  'collaboration.not-pending': problem(
    'conflict',
    'This collaboration does not wait for approval any more.',
    'Reload: it was answered, withdrawn or has lapsed, or its link was revoked, replaced or has expired.',
  ),
  'collaboration.requester-gone': problem(
    'conflict',
    'The person who asked is no longer an active member of that organization.',
    'Decline it; somebody else of that organization may ask by the link.',
  ),
  'bar.not-found': problem('not-found', 'Nobody is barred under this id.', 'Reload the settings.'),
} as const;
