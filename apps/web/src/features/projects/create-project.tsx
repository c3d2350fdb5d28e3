import { lazy, Suspense, useState } from 'react';

const CreateProjectDialog = lazy(async () => {
  const { CreateProjectDialog: dialog } = await import('./create-project-dialog.tsx');
  return { default: dialog };
});

/** The dialog for a new project; loaded when it is first asked for. */
export function CreateProject({
  opened,
  onClose,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const [asked, setAsked] = useState(opened);
  if (opened && !asked) setAsked(true);
  if (!asked) return null;
  return (
    <Suspense>
      <CreateProjectDialog opened={opened} onClose={onClose} />
    </Suspense>
  );
}
