import unittest

import verdicts
from verdicts import Finding

TRUTH = verdicts.read_truth([
    "entity,day,kind,malicious,note\n",
    "ann,2026-11-02,travel,false,\n",
    "ann,2026-11-03,key-misuse,true,A1\n",
    "ann,2026-11-03,travel,false,\n",
    "ben,2026-11-02,new-hire,false,first day\n",
])


def finding(entity, day, alert=True, judged=False, folded=False):
    return Finding(f"{entity}/{day}", entity, day, alert, judged, folded)


class AnalystTest(unittest.TestCase):
    def test_a_day_with_any_attack_is_malicious_whatever_else_is_on_it(self):
        self.assertEqual(verdicts.verdict(TRUTH, finding("ann", "2026-11-03")), "malicious")

    def test_what_comes_once_is_told_from_what_is_expected(self):
        self.assertEqual(verdicts.verdict(TRUTH, finding("ann", "2026-11-02")), "benign-one-off")
        self.assertEqual(verdicts.verdict(TRUTH, finding("ben", "2026-11-02")), "benign-expected")

    def test_a_day_that_is_not_in_the_truth_was_ordinary(self):
        self.assertEqual(verdicts.verdict(TRUTH, finding("ben", "2026-11-03")), "benign-expected")

    def test_a_truth_that_is_neither_true_nor_false_is_refused(self):
        with self.assertRaisesRegex(ValueError, "'yes' is neither true nor false"):
            verdicts.read_truth(["entity,day,kind,malicious,note\n", "ann,2026-11-02,travel,yes,\n"])


    def test_an_attack_is_looked_for_on_the_next_day_where_its_own_has_no_finding(self):
        # 2026-W45 runs from the 2nd to the 8th.
        found = [finding("ann", "2026-11-04"), finding("ben", "2026-11-03")]
        moved = verdicts.settled(TRUTH, found, "2026-W45")
        self.assertTrue(verdicts.is_malicious(moved, found[0]))
        self.assertFalse(verdicts.is_malicious(moved, found[1]))
        self.assertNotIn(("ann", "2026-11-03"), moved)

    def test_an_attack_stays_where_it_has_a_finding_or_the_week_is_another(self):
        found = [finding("ann", "2026-11-03"), finding("ann", "2026-11-04")]
        self.assertEqual(verdicts.settled(TRUTH, found, "2026-W45"), TRUTH)
        self.assertEqual(verdicts.settled(TRUTH, [finding("ann", "2026-11-04")], "2026-W46"), TRUTH)


class ChoiceTest(unittest.TestCase):
    week = [
        finding("a", "1", judged=True), finding("b", "1"), finding("c", "1", alert=False),
        finding("d", "1", alert=False, folded=True), finding("e", "1"),
    ]

    def entities(self, way, first=20):
        return [found.entity for found in verdicts.chosen(self.week, way, first)]

    def test_what_is_judged_or_folded_is_not_judged_again(self):
        self.assertEqual(self.entities("none"), [])
        self.assertEqual(self.entities("alerts"), ["b", "e"])
        self.assertEqual(self.entities("first"), ["b", "c", "e"])
        self.assertEqual(self.entities("first", first=2), ["b", "c"])

    def test_another_way_is_refused(self):
        with self.assertRaisesRegex(ValueError, "no way 'all'"):
            verdicts.chosen(self.week, "all", 20)


class CalendarTest(unittest.TestCase):
    def test_weeks_go_back_over_the_turn_of_a_year_with_53_weeks(self):
        self.assertEqual(verdicts.weeks_until("2027-W01", 3), ["2026-W52", "2026-W53", "2027-W01"])

    def test_a_week_is_judged_on_the_monday_after_it(self):
        self.assertEqual(verdicts.judged_at("2026-W47"), "2026-11-23T09:00:00Z")


class ReportTest(unittest.TestCase):
    def test_findings_are_read_in_the_order_of_their_ranks(self):
        report = {"findings": [
            {"rank": 2, "id": "F2", "entity": {"id": "ann"}, "day": "2026-11-02", "alert": False,
             "judged_before": {}},
            {"rank": 1, "id": "F1", "entity": {"id": "ben"}, "day": "2026-11-03", "alert": True, "judgement": {}},
        ]}
        self.assertEqual(verdicts.read_findings(report), [
            Finding("F1", "ben", "2026-11-03", True, True, False),
            Finding("F2", "ann", "2026-11-02", False, False, True)])


class WalkTest(unittest.TestCase):
    def test_a_walk_is_told_against_the_one_without_verdicts(self):
        without, judged = verdicts.Walk(TRUTH, first=2), verdicts.Walk(TRUTH, first=2)
        attack, trip, hire = finding("ann", "2026-11-03"), finding("ann", "2026-11-02"), finding("ben", "2026-11-02")
        again, lost = finding("ben", "2026-11-09"), finding("ben", "2026-11-10")
        without.add([attack, trip, hire], 0)
        without.add([again, lost], 0)
        judged.add([attack, trip, hire], 3)
        judged.add([again._replace(alert=False, folded=True), lost._replace(alert=False),
                    finding("cy", "2026-11-10"), finding("cy", "2026-11-11", alert=False, folded=True)], 1)
        self.assertEqual(list(without.figures(without).values()), [0, 3, 2, 5, 1, 1, 0, 1, 0, 0, 0, 0, 0])
        self.assertEqual(judged.figures(without), {
            "verdicts": 4, "week 1": 3, "week 2": 1, "alerts": 4, "malicious alerts": 1, "of them kept": 1,
            "new malicious alerts": 0, "malicious in the first 2": 1, "malicious folded": 0, "benign folded": 2, "of them alerts before": 1,
            "other benign alerts gone": 1, "new benign alerts": 1})

    def test_a_malicious_alert_that_is_folded_is_told(self):
        without, judged = verdicts.Walk(TRUTH, first=2), verdicts.Walk(TRUTH, first=2)
        attack = finding("ann", "2026-11-03")
        without.add([attack], 0)
        judged.add([attack._replace(alert=False, folded=True)], 0)
        figures = judged.figures(without)
        self.assertEqual((figures["malicious alerts"], figures["of them kept"], figures["malicious folded"]), (1, 0, 1))
        self.assertEqual(figures["other benign alerts gone"], 0)

    def test_an_attack_that_only_verdicts_brought_up_is_told(self):
        without, judged = verdicts.Walk(TRUTH, first=2), verdicts.Walk(TRUTH, first=2)
        without.add([finding("ann", "2026-11-03", alert=False)], 0)
        judged.add([finding("ann", "2026-11-03")], 1)
        self.assertEqual(judged.figures(without)["new malicious alerts"], 1)

    def test_only_the_first_of_a_week_count_for_the_top_and_what_is_folded_is_not_there(self):
        walk = verdicts.Walk(TRUTH, first=2)
        attack = finding("ann", "2026-11-03")
        others = [finding("ben", f"2026-11-0{day}") for day in range(2, 5)]
        walk.add([others[0], others[1], attack], 0)
        self.assertEqual(walk.figures(walk)["malicious in the first 2"], 0)
        walk.add([others[0], others[1]._replace(folded=True), attack], 0)
        self.assertEqual(walk.figures(walk)["malicious in the first 2"], 1)

    def test_figures_of_several_walks_add_up(self):
        self.assertEqual(verdicts.together([{"verdicts": 2, "alerts": 5}, {"verdicts": 3, "alerts": 0}]),
                         {"verdicts": 5, "alerts": 5})

    def test_the_table_has_a_cell_for_every_column(self):
        walk = verdicts.Walk(TRUTH, first=2)
        walk.add([finding("ann", "2026-11-03")], 0)
        lines = verdicts.table([("sample", "nothing", walk.figures(walk))]).splitlines()
        self.assertEqual(len(lines), 3)
        self.assertTrue(lines[2].startswith("| sample | nothing | 0 | 1 | 1 | 1 | 1 |"))
        self.assertEqual({line.count("|") for line in lines}, {lines[0].count("|")})


if __name__ == "__main__":
    unittest.main()
