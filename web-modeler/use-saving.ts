import { useState } from 'react';
import type { FormValues, PlanDraft } from '../web-desk/api/contract-types.ts';
import { newIdempotencyKey } from '../web-desk/api/idempotency.ts';
import { useFlash } from '../web-desk/app/flash.tsx';
import { useRouter } from '../web-desk/app/router.tsx';
import { useClient } from '../web-desk/app/session.tsx';
import { useAct } from '../web-desk/ui/use-act.ts';
import { useWords } from './i18n/use-words.ts';

interface Content {
  readonly xml: string;
  readonly essentials: FormValues;
}

/** Saving as the next version, and submitting what is saved. */
export function useSaving(draft: PlanDraft, read: () => Promise<Content>) {
  const words = useWords();
  const client = useClient();
  const flash = useFlash();
  const { go, guard } = useRouter();
  const { caseKey } = draft;
  const [version, setVersion] = useState(draft.version);
  const [unsaved, setUnsaved] = useState(false);
  const [idempotencyKey] = useState(newIdempotencyKey);

  const store = async (): Promise<number> => {
    const content = await read();
    const saved = await client.call('savePlan', { params: { caseKey }, body: { version, ...content } });
    setVersion(saved.version);
    setUnsaved(false);
    return saved.version;
  };

  const save = useAct(store);
  const submit = useAct(async () => {
    const newest = unsaved ? await store() : version;
    await client.call('submitPlan', { params: { caseKey }, body: { version: newest, idempotencyKey } });
    guard(null);
    flash(words.submitted);
    go(`/plans/${caseKey}`);
  });

  return { version, unsaved, touch: () => setUnsaved(true), save, submit };
}
