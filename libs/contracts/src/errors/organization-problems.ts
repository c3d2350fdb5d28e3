import { problem } from './problem.ts';

export const organizationProblems = {
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
} as const;
