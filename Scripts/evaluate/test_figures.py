import math
import unittest

import figures


class FiguresTest(unittest.TestCase):
    def test_average_precision_of_a_hand_computed_ranking(self):
        # True rows at places 1 and 3 of four: (1/1 + 2/3) / 2.
        self.assertAlmostEqual(
            figures.average_precision([True, False, True, False], [4, 3, 2, 1]), 5 / 6)

    def test_average_precision_counts_ties_as_one_step(self):
        # All alike: the precision is the share of true rows.
        self.assertAlmostEqual(figures.average_precision([True, False, False, False], [1, 1, 1, 1]), 0.25)

    def test_average_precision_agrees_with_scikit_learn(self):
        from sklearn.metrics import average_precision_score
        import numpy as np

        random = np.random.default_rng(1)
        truth, scores = random.random(500) < 0.1, np.round(random.random(500), 1)
        self.assertAlmostEqual(
            figures.average_precision(truth, scores), average_precision_score(truth, scores))

    def test_average_precision_without_any_attack_is_unknown(self):
        self.assertTrue(math.isnan(figures.average_precision([False], [1])))

    def test_ranks_start_anew_each_week(self):
        self.assertEqual(list(figures.week_ranks([0, 0, 1, 1], [5, 9, 3, 1])), [2, 1, 1, 2])

    def test_an_attack_is_seen_by_its_best_day(self):
        best = figures.best_ranks(["A1", "", "A1", "A2"], [40, 1, 9, 12])
        self.assertEqual(best, {"A1": 9, "A2": 12})
        self.assertEqual(figures.recall_at(best, 10), 0.5)
        self.assertEqual(figures.recall_at(best, 20), 1.0)

    def test_budget_is_the_place_of_the_last_attack_needed(self):
        best = {str(n): n * 10 for n in range(1, 11)}
        self.assertEqual(figures.budget_for(best, 0.8), 80)
        self.assertEqual(figures.budget_for(best, 0.9), 90)
        self.assertEqual(figures.budget_for({"A": 3}, 0.8), 3)

    def test_calibration_counts_what_reaches_a_period(self):
        self.assertEqual(
            figures.calibration([0.5, 1, 2, 8], weeks=16, targets=[1, 8]), [(1, 3, 16.0), (8, 1, 2.0)])

    def test_mean_and_spread_leave_out_what_is_unknown(self):
        self.assertEqual(figures.mean_sd([1.0, math.nan, 3.0]), (2.0, math.sqrt(2)))


if __name__ == "__main__":
    unittest.main()
