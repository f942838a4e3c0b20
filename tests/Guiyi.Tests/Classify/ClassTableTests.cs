using Guiyi.Classify;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Classify;

public sealed class ClassTableTests
{
    [Fact]
    public void A_customers_places_are_those_of_its_assignments()
    {
        UnifyResult result = Run.Of([.. MessyPeople.Shop(5, 80)]);
        ClassTable classes = result.Persons.Classes;
        Assert.InRange(result.Scheme.Dimensions.Count, 1, 100);
        Assert.InRange(classes.Count, 10, 1000);
        for (int customer = 0; customer < classes.Count; customer++)
            for (int dimension = 0; dimension < result.Scheme.Dimensions.Count; dimension++)
            {
                ClassDefinition place = classes.PlacesOf(dimension)[classes.PlaceOf(customer, dimension)];
                ClassAssignment assigned = classes[customer][dimension];
                Assert.Equal((assigned.Code, assigned.TitleZh, assigned.TitleEn), (place.Code, place.TitleZh, place.TitleEn));
            }
    }
}
