import { useDeferredValue, useState } from 'react';
import { useCacheKeyValues } from '~/api/scripts';
import { Button } from '~/ui/Button';
import { formatCount } from '~/ui/format';
import { IconButton } from '~/ui/IconButton';
import { Popover } from '~/ui/Popover';
import { TextField } from '~/ui/TextField';
import css from './Code.module.css';
import type { RunCode } from './useRunCode';

/** Finds a cache key value among more than the list can hold. */
export function CacheKeySearch({ code, inAll }: { code: RunCode; inAll: number }) {
  return (
    <Popover
      label="Find a cache key"
      trigger={(props) => <IconButton icon="search" label="Find a cache key" {...props} />}
    >
      {(close) => (
        <Found
          code={code}
          inAll={inAll}
          onChoose={(value) => {
            code.chooseValue(value);
            close();
          }}
        />
      )}
    </Popover>
  );
}

interface FoundProps {
  code: RunCode;
  inAll: number;
  onChoose: (value: string) => void;
}

function Found({ code, inAll, onChoose }: FoundProps) {
  const [text, setText] = useState('');
  const filter = useDeferredValue(text.trim());
  const { data } = useCacheKeyValues(
    code.agentId === null ? null : { agentId: code.agentId, cacheKey: code.cacheKey, filter },
  );
  const values = data?.values ?? [];
  return (
    <div className={css.found}>
      <TextField
        label="Find a cache key"
        showLabel={false}
        placeholder={`Find among ${formatCount(inAll)}`}
        value={text}
        onChange={setText}
        size="sheet"
        autoFocus
      />
      {values.length === 0 && <p className={css.none}>No matches</p>}
      <ul className={css.foundList} aria-label="Cache keys found">
        {values.map((value) => (
          <li key={value}>
            <Button kind="quiet" size="small" onClick={() => onChoose(value)}>
              <bdi>{value || 'No value'}</bdi>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
