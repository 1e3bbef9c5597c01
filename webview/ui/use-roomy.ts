import { useEffect, useState } from 'preact/hooks';

/** The least page, in CSS pixels, on which everything is shown unfolded. */
const query = '(min-width: 500px) and (min-height: 640px)';

/** Whether the page has room for more than the pictures and what is said of them in a line. */
export function useRoomy(): boolean {
  const [roomy, setRoomy] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const list = window.matchMedia(query);
    const follow = () => setRoomy(list.matches);
    follow();
    list.addEventListener('change', follow);
    return () => list.removeEventListener('change', follow);
  }, []);
  return roomy;
}
