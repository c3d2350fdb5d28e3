import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import type { Role } from '@tandem/rules';
import { actorAs, grantableRoles } from '@tandem/rules';
import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import type { ProjectView } from '../../shared/api/index.ts';
import { isProblem, useCommand, useInProject } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { problemWords, tellDone } from '../../shared/problems/index.ts';
import { sharedTexts } from '../../shared/ui/index.ts';
import type { Candidate } from './candidates-field.tsx';
import { CandidatesField } from './candidates-field.tsx';
import { InviteFirst } from './invite-first.tsx';
import { peopleTexts } from './texts.ts';

/** Who, and in which role, of those that the reader may give. */
export function AddPeopleForm({
  project: { side, role: mine },
  organization,
  onClose,
}: {
  readonly project: ProjectView;
  readonly organization: { readonly name: string };
  readonly onClose: () => void;
}) {
  const t = useTexts(peopleTexts);
  const words = useTexts(sharedTexts);
  const { list } = useFormat();
  const params = useInProject();
  const [chosen, setChosen] = useState<readonly Candidate[]>([]);
  const [role, setRole] = useState<Role>('annotator');
  const [error, setError] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const actor = actorAs(side, mine);
  const offered = actor ? grantableRoles[actor] : [];

  const fail = (message: string) => {
    setError(message);
    field.current?.focus();
  };
  const adding = useCommand('addProjectMembers', {
    onDone({ added, already }) {
      onClose();
      if (added.length > 0) tellDone(t('added', { count: added.length, role: words(`role_${role}`) }));
      if (already.length > 0) tellDone(t('already', { count: already.length }));
    },
    onProblem(problem) {
      if (!isProblem(problem)) return false;
      const refused = new Set((problem.problem['membershipIds'] as string[] | undefined) ?? []);
      if (refused.size === 0) return false;
      const names = chosen.filter(({ membershipId }) => refused.has(membershipId)).map(({ name }) => name);
      fail(t('refusedNames', { names: list(names), why: problemWords(problem).title }));
      return true;
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen.length === 0) fail(t('chooseSomebody'));
    else
      adding.mutate({
        params,
        body: { membershipIds: chosen.map(({ membershipId }) => membershipId), role },
      });
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <CandidatesField
          ref={field}
          organization={organization.name}
          chosen={chosen}
          onChange={(people) => {
            setChosen(people);
            setError(undefined);
          }}
          error={error}
        />
        <Radio.Group label={t('chooseRole')} value={role} onChange={(value) => setRole(value as Role)}>
          <Stack gap="xs" mt="xs">
            {offered.map((one) => (
              <Radio
                key={one}
                value={one}
                label={words(`role_${one}`)}
                description={
                  side === 'host'
                    ? t(`role_host_${one}`)
                    : one === 'developer'
                      ? undefined
                      : t(`role_external_${one}`)
                }
              />
            ))}
          </Stack>
        </Radio.Group>
        <Text size="sm" c="dimmed" component="div">
          <InviteFirst organization={organization.name} />
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words('cancel')}
          </Button>
          <Button type="submit" loading={adding.isPending}>
            {chosen.length === 0 ? t('add') : t('addCount', { count: chosen.length })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
