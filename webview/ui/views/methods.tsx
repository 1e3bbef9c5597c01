import { Choice } from '../components/choice.js';
import { Explanation } from '../components/explanation.js';
import { Formula } from '../components/formula.js';
import { View } from '../components/view.js';
import { useLensState, useMemory } from '../context.js';
import { t } from '../l10n.js';
import { HandSection } from '../methods/hand-section.js';
import { OptimalitySection } from '../methods/optimality-section.js';
import { StackedSection } from '../methods/stacked-section.js';
import { WaysSection } from '../methods/ways-section.js';

const topics = ['ways', 'hand', 'optimality', 'stacked'] as const;
type Topic = (typeof topics)[number];
const isTopic = (value: unknown): value is Topic => topics.includes(value as Topic);

/** Different ways to compute the same approximation. */
export function MethodsView() {
  const [topic, setTopic] = useMemory<Topic>('methods.topic', 'ways', isTopic);
  const matrix = useLensState((state) => state.matrix);
  const svd = useLensState((state) => state.decomposition?.svd);
  const explanations = useLensState((state) => state.settings.explanations);
  if (!matrix || !svd) return null;
  return (
    <View label={t('Methods')}>
      <Choice
        label={t('What is compared')}
        testId="methods-topic"
        value={topic}
        onChange={setTopic}
        options={[
          { value: 'ways', text: t('Ways to M̂ₖ') },
          { value: 'hand', text: t('By hand') },
          { value: 'optimality', text: t('Optimality') },
          { value: 'stacked', text: 'WᵀW + LᵀL' },
        ]}
      />
      {explanations ? <Explanation>{explanationOf(topic)}</Explanation> : null}
      {topic === 'ways' ? (
        <WaysSection />
      ) : topic === 'hand' ? (
        <HandSection matrix={matrix} svd={svd} />
      ) : topic === 'optimality' ? (
        <OptimalitySection matrix={matrix} />
      ) : (
        <StackedSection matrix={matrix} />
      )}
    </View>
  );
}

function explanationOf(topic: Topic) {
  switch (topic) {
    case 'ways':
      return t(
        'Slicing U, slicing Vᵀ or zeroing σᵢ for i > k gives the same M̂ₖ. So do the eigenvectors of MᵀM = VΣ²Vᵀ, but forming MᵀM squares the σᵢ, and those below √ε σ₁ are lost in rounding.',
      );
    case 'hand':
      return t(
        'MᵀM = VΣ²Vᵀ is symmetric: its eigenvalues are the σᵢ² and its eigenvectors the vᵢ. For a small matrix all of this can be done on paper, exactly.',
      );
    case 'optimality':
      return (
        <Formula
          text={t(
            'No matrix of rank k is closer to M than M̂ₖ (Eckart and Young 1936, Mirsky 1960). Here others of the same rank try: all are made from this matrix, and measured entry by entry.',
          )}
        />
      );
    case 'stacked':
      return (
        <Formula
          text={t(
            'With Z = [W; L], ZᵀZ = WᵀW + LᵀL = F. If Z = UΣVᵀ then F = VΣ²Vᵀ, so R = Σ_d V_dᵀ gives RᵀR, the best rank-d approximation of F.',
          )}
        />
      );
  }
}
