import { useMemo, useState } from 'react';
import { parseExact, stringifyExact } from '~/json';
import { redactDeep } from '~/model/redact';
import { Button } from '~/ui/Button';
import { JsonViewer } from '~/ui/JsonViewer/JsonViewer';

/** What the webhook sends, with its secrets masked until they are revealed. A payload that is no JSON stands as text. */
export function PayloadView({ payload }: { payload: string }) {
  const [revealed, setRevealed] = useState(false);
  const { value, masked } = useMemo(() => {
    const whole = readPayload(payload);
    return { value: whole, masked: redactDeep(whole) };
  }, [payload]);
  const hides = useMemo(() => stringifyExact(masked) !== stringifyExact(value), [masked, value]);
  return (
    <JsonViewer
      value={revealed ? value : masked}
      name="webhook.json"
      maxRows={12}
      toolbar="full"
      heading={
        hides && (
          <Button
            kind="quiet"
            size="small"
            icon={revealed ? 'eye-off' : 'eye'}
            onClick={() => setRevealed(!revealed)}
          >
            {revealed ? 'Hide secrets' : 'Reveal secrets'}
          </Button>
        )
      }
    />
  );
}

function readPayload(payload: string): unknown {
  try {
    return parseExact(payload);
  } catch {
    return payload;
  }
}
