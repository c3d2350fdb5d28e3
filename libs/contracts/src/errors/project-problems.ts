import { problem } from './problem.ts';

export const projectProblems = {
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
} as const;
