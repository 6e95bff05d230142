import { useState } from 'react';
import type { CaseAction } from '../api/contract-types.ts';
import { useFlash } from '../app/flash.tsx';
import { useTongue } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { ActionDialog } from './action-dialog.tsx';
import { useActionName } from './use-action-name.ts';

interface Props {
  readonly caseKey: string;
  readonly actions: readonly CaseAction[];
  readonly onDone: () => void;
}

/** The messages that the reader may send to the running case. */
export function CaseActions({ caseKey, actions, onDone }: Props) {
  const { t } = useTongue();
  const nameOf = useActionName();
  const flash = useFlash();
  const [open, setOpen] = useState<CaseAction | null>(null);
  if (actions.length === 0) return null;
  return (
    <div className="case-actions" role="group" aria-label={t.room.actions}>
      {actions.map((action) => (
        <Button key={action.action} onClick={() => setOpen(action)}>
          {nameOf(action)}
        </Button>
      ))}
      {open && (
        <ActionDialog
          caseKey={caseKey}
          action={open}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            flash(t.room.actSent);
            onDone();
          }}
        />
      )}
    </div>
  );
}
